package energy.bmkpi.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.cli.CommandRunner;
import energy.bmkpi.cli.DemoDatabase;
import energy.bmkpi.cli.DuckDbFile;
import energy.bmkpi.testing.Slow;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What takes too long is stopped, publishes nothing, and says by which limit. */
@QuarkusTest
@Timeout(120)
@Slow
class RunLimitsTest {
  @Inject CommandRunner bmkpi;
  @Inject DemoDatabase demo;

  @TempDir Path directory;

  private String database;

  @BeforeEach
  void aMarketOfWhichBodIsEndless() {
    Path market = demo.copyInto(directory);
    new DuckDbFile(market)
        .execute(
            "ALTER TABLE bmrs_bod RENAME TO bod_rows",
            "CREATE VIEW bmrs_bod AS SELECT bod_rows.* FROM bod_rows, range(1000000000) AS again"
                + " WHERE hash(again.range) <> 0");
    database = market.toString();
  }

  @Test
  void aQueryThatTakesTooLongFailsItsBatch() {
    CommandRunner.Result result = run("--query-timeout", "1s");

    assertThat(result.err())
        .startsWith("bmkpi: 1 of 1 batches failed, nothing was published: batch 1 (2026-03-29 to")
        .contains(
            "query of BOD for 2026-03-29 to 2026-03-31 failed: it took longer than 1 s, the"
                + " limit of a query; give queries more time with --query-timeout or"
                + " bmkpi.query-timeout")
        .doesNotContain("INTERRUPT")
        .endsWith("'bmkpi resume' finishes it; the published tables are as they were\n");
    assertThat(result.exitCode()).isEqualTo(ExitCode.BATCHES_FAILED.code());
  }

  @Test
  void aRunThatTakesTooLongIsStopped() {
    CommandRunner.Result result = run("--run-timeout", "3s");

    assertThat(result.err()).startsWith("bmkpi: stopped by its time limit of 3s").hasLineCount(1);
    assertThat(result.exitCode()).isEqualTo(ExitCode.BATCHES_FAILED.code());
  }

  @Test
  void theNextCommandOfTheProcessHasItsOwnLimits() {
    run("--run-timeout", "1s");

    assertThat(bmkpi.run("status", "--database", database).exitCode()).isZero();
  }

  private CommandRunner.Result run(String option, String value) {
    return bmkpi.run(
        "run", "--from", "2026-03-29", "--to", "2026-03-31", "--database", database, option, value);
  }
}
