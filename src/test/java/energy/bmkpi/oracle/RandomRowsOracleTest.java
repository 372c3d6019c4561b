package energy.bmkpi.oracle;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.ScratchDirectory;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.testing.SourceFile;
import energy.bmkpi.testing.SourceRow;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The whole way of a row, against the oracle, on small tables full of odd rows. */
@Slow
class RandomRowsOracleTest {
  private static final SettlementDates SPRING =
      new SettlementDates(LocalDate.of(2026, 3, 28), LocalDate.of(2026, 3, 30));
  private static final SettlementDates AUTUMN =
      new SettlementDates(LocalDate.of(2025, 10, 25), LocalDate.of(2025, 10, 26));

  @Property(tries = 20)
  void publishesWhatTheOracleComputesAroundTheDayOf46Periods(
      @ForAll("springRows") List<SourceRow> rows) {
    runAndCompare(rows, SPRING);
  }

  @Property(tries = 20)
  void publishesWhatTheOracleComputesAroundTheDayOf50Periods(
      @ForAll("autumnRows") List<SourceRow> rows) {
    runAndCompare(rows, AUTUMN);
  }

  @Provide
  Arbitrary<List<SourceRow>> springRows() {
    return new RandomRows(SPRING).all();
  }

  @Provide
  Arbitrary<List<SourceRow>> autumnRows() {
    return new RandomRows(AUTUMN).all();
  }

  private static void runAndCompare(List<SourceRow> rows, SettlementDates dates) {
    try (ScratchDirectory scratch = new ScratchDirectory()) {
      OracleComparison.runAndCompare(SourceFile.create(scratch.file("small.duckdb"), rows), dates);
    }
  }
}
