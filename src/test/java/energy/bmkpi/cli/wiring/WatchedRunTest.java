package energy.bmkpi.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.cli.CommandRunner;
import energy.bmkpi.cli.options.WaitOption;
import energy.bmkpi.cli.process.StopSignal;
import energy.bmkpi.pipeline.journal.OutputLock;
import energy.bmkpi.testing.EveryPeriod;
import energy.bmkpi.testing.Slow;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run tells those who watch it, and what it refuses to write. */
@QuarkusTest
@Slow
class WatchedRunTest extends WatchedRunFixture {
  @Test
  void nobodyIsToldOfProgressUnlessItIsAskedForWhereNobodyLooksOn() {
    assertThat(run().err()).isEmpty();
    assertThat(run("--no-progress").err()).isEmpty();

    assertThat(run("--progress").err().lines())
        .hasSize(2)
        .allMatch(line -> line.matches("[12] of 2 batches: 2026-03-\\d\\d.*, \\d+ unit-days"));
  }

  @Test
  void aFileThatCannotBeWrittenIsToldBeforeTheRun() {
    String nowhere = directory.resolve("nowhere/bmkpi.prom").toString();

    CommandRunner.Result result = run("--metrics-file", nowhere);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            "bmkpi: %s cannot be written: there is no directory %s; give --metrics-file a new file in a directory that you may write to\n"
                .formatted(nowhere, directory.resolve("nowhere")));
    assertThat(market.value("SELECT COUNT(*) FROM bm_kpi_run")).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--summary-file", "--metrics-file"})
  void aFileThatTurnsOutToBeFullFailsTheCommandAndSaysThatTheDatesArePublished(String option) {
    CommandRunner.Result result = run(option, "/dev/full");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo(
            "bmkpi: /dev/full was not written: No space left on device; 2026-03-25 to 2026-03-31 is"
                + " published; free space on its disk, or give %s a file elsewhere\n"
                    .formatted(option));
    assertThat(market.value("SELECT COUNT(*) FROM bm_kpi_run")).isEqualTo("2");
  }

  @Test
  void aWatchdogIsToldThatAnOutputFailed() throws IOException {
    try (Watchdog watchdog = new Watchdog()) {
      run("--summary-file", "/dev/full", "--ping", watchdog.url());

      assertThat(watchdog.pings()).containsExactly("/check/start", "/check/1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--summary-file", "--metrics-file"})
  void noFileOfTheOperatorTakesThePlaceOfTheDatabase(String option) throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("bmkpi.prom"), market.path());

    CommandRunner.Result result = run(option, link.toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("cannot be written: it is a database");
    assertThat(market.value("SELECT COUNT(*) FROM bm_kpi_run")).isEqualTo("1");
  }

  @Test
  void standardOutputCannotHoldBothTheSummaryAndTheMetrics() {
    CommandRunner.Result result = run("--summary-file", "-", "--metrics-file", "/dev/stdout");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("name the same file");
  }

  @Test
  void oneFileCannotHoldBothTheSummaryAndTheMetrics() {
    String file = directory.resolve("both.prom").toString();

    CommandRunner.Result result = run("--summary-file", file, "--metrics-file", file);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            "bmkpi: --metrics-file and --summary-file name the same file; give each a file of its own\n");
    assertThat(market.value("SELECT COUNT(*) FROM bm_kpi_run")).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({"SIGTERM, 143", "SIGINT, 130"})
  void aSignalIsToldToThoseWhoWatchByTheCodeThatTheProcessExitsWith(String signal, int exitCode)
      throws IOException {
    makeBodEndless();
    Path metrics = directory.resolve("bmkpi.prom");
    try (Watchdog watchdog = new Watchdog(() -> command.stop(new StopSignal(signal, exitCode)))) {
      CommandRunner.Result result =
          run("--ping", watchdog.url(), "--metrics-file", metrics.toString(), "--fresh");

      assertThat(result.err()).startsWith("bmkpi: stopped by " + signal).hasLineCount(1);
      assertThat(result.exitCode()).isEqualTo(exitCode);
      assertThat(watchdog.pings()).containsExactly("/check/start", "/check/" + exitCode);
    }
    assertThat(sample(metrics, "bmkpi_last_run_exit_code")).isEqualTo(String.valueOf(exitCode));
    assertThat(sample(metrics, "bmkpi_last_run_success")).isEqualTo("0");
  }

  @Test
  void theTimeLimitIsToldToThoseWhoWatchAsTheProcessExits() throws IOException {
    makeBodEndless();
    Path metrics = directory.resolve("bmkpi.prom");

    CommandRunner.Result result = run("--run-timeout", "1s", "--metrics-file", metrics.toString());

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(sample(metrics, "bmkpi_last_run_exit_code")).isEqualTo("3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "resume", "demo"})
  void anOutputThatAnotherRunHoldsIsToldToThoseWhoWatchAndNotTouched(String name)
      throws IOException {
    Path metrics = directory.resolve("bmkpi.prom");
    leaveARunToResume();
    try (Watchdog watchdog = new Watchdog();
        OutputLock lock = journals.lock(warehouses.output(market.path()), new WaitOption())) {
      CommandRunner.Result result =
          bmkpi.run(
              name,
              "--wait",
              "0s",
              "--database",
              market.path().toString(),
              "--metrics-file",
              metrics.toString(),
              "--ping",
              watchdog.url());

      assertThat(result.err()).contains(lock.output().warehouse());
      assertThat(result.exitCode()).isEqualTo(6);
      assertThat(watchdog.pings()).containsExactly("/check/start", "/check/6");
    }
    assertThat(sample(metrics, "bmkpi_last_run_exit_code")).isEqualTo("6");
    assertThat(market.value("SELECT units FROM bmkpi_demo")).isEqualTo("30");
  }

  @Test
  void theAddressOfTheRunPageIsToldAndAWrongOneRefused() {
    assertThat(run("--monitor", "0").err())
        .matches("the run can be watched at http://127\\.0\\.0\\.1:\\d+/\\n");

    assertThat(run("--monitor", "here").err())
        .startsWith(
            "bmkpi run: Invalid value for option '--monitor': 'here' is not an address such as 8080");
  }

  /** One of two batches is kept, the other fails. */
  private void leaveARunToResume() {
    market.execute(EveryPeriod.statements());
    market.execute("DELETE FROM bmrs_boav WHERE settlementDate = DATE '2026-03-31'");
    assertThat(run("--require-complete").exitCode()).isEqualTo(5);
  }
}
