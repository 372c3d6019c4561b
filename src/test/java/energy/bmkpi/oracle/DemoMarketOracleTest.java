package energy.bmkpi.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.demo.DemoMarket;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.testing.SourceFile;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.warehouse.OutputTable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole way of a row, against the oracle, on synthetic markets. */
@Slow
class DemoMarketOracleTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    // the clocks go forward: 46 periods
    "2026-03-25, 2026-03-31, 80, 42",
    "2026-03-23, 2026-04-01, 40, 7",
    // they go back: 50 periods
    "2025-10-22, 2025-10-28, 80, 42",
    "2025-10-20, 2025-10-29, 40, 2026",
  })
  void publishesWhatTheOracleComputesOfAWeekWithAClockChange(
      LocalDate from, LocalDate to, int units, long seed) {
    SettlementDates dates = new SettlementDates(from, to);

    OracleComparison.runAndCompare(demo(new DemoMarket(dates, units, seed)), dates);
  }

  @Test
  void publishesWhatTheOracleComputesWhenEveryDatasetLacksADay() {
    SettlementDates dates =
        new SettlementDates(LocalDate.of(2025, 12, 1), LocalDate.of(2026, 3, 1));
    Path file = demo(new DemoMarket(dates, 12, 1));

    OracleComparison.runAndCompare(file, dates);

    try (WholeRun run = WholeRun.on(file)) {
      assertThat(run.rows(OutputTable.COVERAGE, dates))
          .filteredOn(row -> Long.valueOf(0).equals(row.get("rows")))
          .extracting(row -> row.get("dataset"))
          .containsAll(List.of("BOALF", "BOD", "BOAV", "EBOCF"));
    }
  }

  private Path demo(DemoMarket market) {
    return SourceFile.demo(directory.resolve("demo.duckdb"), market);
  }
}
