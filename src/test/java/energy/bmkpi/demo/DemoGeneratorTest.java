package energy.bmkpi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.testing.WholeRun;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Equal markets have equal rows. */
@Slow
class DemoGeneratorTest {
  private static final SettlementDates DATES =
      new SettlementDates(LocalDate.of(2026, 3, 24), LocalDate.of(2026, 3, 30));

  @TempDir Path directory;

  @Test
  void theSameMarketHasTheSameRowsEachTime() {
    assertThat(hashes("a", new DemoMarket(DATES, 40, 42), DATES))
        .isEqualTo(hashes("b", new DemoMarket(DATES, 40, 42), DATES));
  }

  @Test
  void anotherSeedGivesOtherRowsInEveryTable() {
    Map<SourceTable, String> one = hashes("a", new DemoMarket(DATES, 40, 42), DATES);
    Map<SourceTable, String> other = hashes("b", new DemoMarket(DATES, 40, 43), DATES);

    assertThat(one)
        .allSatisfy(
            (table, hash) -> assertThat(other.get(table)).as("%s", table).isNotEqualTo(hash));
  }

  @Test
  void aDayHasTheSameRowsWhateverOtherDaysAreGeneratedWithIt() {
    SettlementDates sunday =
        new SettlementDates(LocalDate.of(2026, 3, 29), LocalDate.of(2026, 3, 29));

    assertThat(hashes("a", new DemoMarket(DATES, 40, 42), sunday))
        .isEqualTo(hashes("b", new DemoMarket(sunday, 40, 42), sunday));
  }

  @Test
  void aBigMarketGeneratedInPartsHasTheSameRowsAsInOne() {
    List<SettlementDates> parts = new ArrayList<>();
    SettlementDates six = new SettlementDates(LocalDate.of(2026, 3, 24), LocalDate.of(2026, 3, 29));
    SettlementDates lastTwo =
        new SettlementDates(LocalDate.of(2026, 3, 28), LocalDate.of(2026, 3, 29));
    Path file = directory.resolve("parts.duckdb");
    new DemoFile(WholeRun.settings(file)).provide(new DemoMarket(six, 2_500, 42), parts::add);

    assertThat(parts).extracting(SettlementDates::days).containsExactly(5, 1);
    assertThat(new MarketRows(file).hashes(lastTwo))
        .isEqualTo(hashes("one", new DemoMarket(lastTwo, 2_500, 42), lastTwo));
  }

  private Map<SourceTable, String> hashes(String name, DemoMarket market, SettlementDates dates) {
    return MarketRows.generate(directory.resolve(name + ".duckdb"), market).hashes(dates);
  }
}
