package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.testing.EveryPeriod;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The night's run and who loads by day share a database, but no state directory. */
class SharedDatabaseIT {
  private static final String PUBLISHED = "FROM bm_kpi_summary ORDER BY settlement_date, bm_unit";

  private static final String[] RUN = {
    "run",
    "--from",
    "2026-03-30",
    "--to",
    "2026-03-31",
    "--batch-days",
    "1",
    "--workers",
    "1",
    "--database",
    "market.duckdb"
  };

  @TempDir Path directory;

  private DuckDbFile market;

  @BeforeEach
  void interruptTheNightsRun() throws Exception {
    market = new DuckDbFile(directory.resolve("market.duckdb"));
    assertExit(
        0,
        program("demo").run("demo", "--days", "2", "--units", "5", "--database", "market.duckdb"));
    market.execute(EveryPeriod.statements());
    market.execute(
        "UPDATE bmrs_boav SET settlementDate = DATE '1999-03-31' WHERE settlementDate = DATE '2026-03-31'",
        "DELETE FROM bm_kpi_run");
    CommandRunner.Result interrupted = program("night").run(with("--require-complete"));
    assertExit(5, interrupted);
    market.execute(
        "UPDATE bmrs_boav SET settlementDate = DATE '2026-03-31' WHERE settlementDate = DATE '1999-03-31'");
  }

  @Test
  void whatTheNightFinishedIsTakenWhenNothingHasChanged() throws Exception {
    CommandRunner.Result next = program("night").run(RUN);

    assertExit(0, next);
    assertThat(next.out()).contains("1 of 2 batches from the journal");
  }

  @Test
  void whatTheNightFinishedIsNotMixedWithRowsThatWereLoadedSince() throws Exception {
    Files.writeString(
        directory.resolve("ebocf.csv"),
        """
        settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction,createdDateTime
        2026-03-30,1,T_NEW-1,-1234.5,bid,2026-04-20T06:00:00Z
        """);
    assertExit(0, program("day").run("load", "ebocf", "ebocf.csv", "--database", "market.duckdb"));

    CommandRunner.Result next = program("night").run(RUN);

    assertExit(0, next);
    assertThat(next.out()).doesNotContain("from the journal");
    List<String> published = market.rows(PUBLISHED);
    assertExit(0, program("anybody").run(with("--fresh")));
    assertThat(published)
        .isEqualTo(market.rows(PUBLISHED))
        .anyMatch(row -> row.contains("T_NEW-1"));
  }

  private static void assertExit(int code, CommandRunner.Result result) {
    assertThat(result.exitCode()).as(result.err()).isEqualTo(code);
  }

  private static String[] with(String option) {
    String[] all = Arrays.copyOf(RUN, RUN.length + 1);
    all[RUN.length] = option;
    return all;
  }

  private PackagedProgram program(String state) {
    return new PackagedProgram(directory)
        .withVariable("BMKPI_STATE_DIR", directory.resolve(state).toString());
  }
}
