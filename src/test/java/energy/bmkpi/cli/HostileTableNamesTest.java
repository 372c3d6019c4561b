package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.demo.DemoMarket;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.testing.SourceFile;
import energy.bmkpi.testing.WholeRun;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables may be called what means something to SQL or a shell: the same rows are published. */
@QuarkusTest
@TestProfile(HostileTableNamesTest.Names.class)
@Slow
class HostileTableNamesTest {
  private static final String BOD = "bod'; DROP TABLE bmrs_boav; --";
  private static final String BOALF = "$(touch owned) `id` \" OR 1=1 --";
  private static final String SUMMARY = "sum\"mary; -- %s {}";
  private static final String RUN = "run /* £ 風 */";

  private static final SettlementDates DATES = SettlementDates.ending(LocalDate.of(2026, 3, 31), 3);

  /** The tables of this test. */
  public static final class Names implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "bmkpi.tables.bod", BOD,
          "bmkpi.tables.boalf", BOALF,
          "bmkpi.tables.summary", SUMMARY,
          "bmkpi.tables.run", RUN);
    }
  }

  @Inject CommandRunner bmkpi;
  @TempDir Path directory;

  private DuckDbFile market;
  private List<String> expected;

  @BeforeEach
  void aPublishedMarketWhoseTablesAreRenamed() {
    Path path = SourceFile.demo(directory.resolve("market.duckdb"), new DemoMarket(DATES, 10, 42));
    try (WholeRun run = WholeRun.on(path)) {
      run.run(DATES);
    }
    market = new DuckDbFile(path);
    expected = rows("bm_kpi_summary");
    rename("bmrs_bod", BOD);
    rename("bmrs_boalf_complete", BOALF);
  }

  @Test
  void theSameRowsArePublished() {
    List<String> tables = new ArrayList<>(tables());
    tables.addAll(List.of(SUMMARY, RUN));

    assertDone("check");
    assertDone("run", "--from", "2026-03-29", "--to", "2026-03-31");
    assertDone("report", "--from", "2026-03-29", "--to", "2026-03-31");
    assertDone("status");

    assertThat(rows(SUMMARY)).hasSize(expected.size()).isEqualTo(expected);
    assertThat(tables()).containsExactlyInAnyOrderElementsOf(tables);
    assertThat(Path.of("owned")).doesNotExist();
  }

  @Test
  void aTableThatIsNotThereIsToldByItsName() {
    rename(BOD, "elsewhere");

    CommandRunner.Result result = run("check");

    assertThat(result.exitCode()).isEqualTo(7);
    assertThat(result.out() + result.err()).contains(BOD);
  }

  private List<String> tables() {
    return market.rows("SELECT name FROM (SHOW TABLES)");
  }

  private List<String> rows(String table) {
    return market.rows(
        "SELECT * FROM %s ORDER BY settlement_date, bm_unit".formatted(quoted(table)));
  }

  private void rename(String from, String to) {
    market.execute("ALTER TABLE %s RENAME TO %s".formatted(quoted(from), quoted(to)));
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private void assertDone(String... args) {
    CommandRunner.Result result = run(args);

    assertThat(result.err()).as("%s", List.of(args)).isEmpty();
    assertThat(result.exitCode()).as("%s", List.of(args)).isZero();
  }

  private CommandRunner.Result run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--database", market.path().toString()));
    return bmkpi.run(all.toArray(String[]::new));
  }
}
