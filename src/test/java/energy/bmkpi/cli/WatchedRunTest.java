package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import energy.bmkpi.operations.ExpositionFormat;
import energy.bmkpi.pipeline.EveryPeriod;
import energy.bmkpi.pipeline.journal.OutputLock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run leaves for those who watch it. */
@QuarkusTest
class WatchedRunTest {
  @Inject CommandRunner bmkpi;
  @Inject DemoDatabase demo;
  @Inject CommandInProgress command;
  @Inject Journals journals;
  @Inject Warehouses warehouses;
  @TempDir Path directory;

  private DuckDbFile market;

  @BeforeEach
  void copyTheMarket() {
    market = new DuckDbFile(demo.copyInto(directory));
  }

  @Test
  void nobodyIsToldOfProgressUnlessItIsAskedForWhereNobodyLooksOn() {
    assertThat(run().err()).isEmpty();
    assertThat(run("--no-progress").err()).isEmpty();

    assertThat(run("--progress").err().lines())
        .hasSize(2)
        .allMatch(line -> line.matches("[12] of 2 batches: 2026-03-\\d\\d.*, \\d+ unit-days"));
  }

  @Test
  void theSummaryFileHoldsWhatIsPrintedAndKeepsTheSchema() throws IOException {
    market.execute("DELETE FROM bmrs_boalf_complete");
    Path file = directory.resolve("summary.json");

    CommandRunner.Result result = run("--output", "json", "--summary-file", file.toString());

    assertThat(result.exitCode()).isZero();
    assertThat(file).hasContent(result.out());
    assertThat(schema().validate(Files.readString(file), InputFormat.JSON, WatchedRunTest::strict))
        .isEmpty();
    assertThat(new ObjectMapper().readTree(file.toFile()).get("acceptances").isNull()).isTrue();
  }

  @Test
  void theSchemaRefusesWhatIsNotASummary() throws IOException {
    String summary = run("--output", "json").out();

    for (String wrong :
        List.of(
            "{}",
            summary.replace("\"unit_days\": ", "\"unit_days\": -"),
            summary.replace("\"rows\": ", "\"rows\": \"x\", \"lines\": "),
            summary.replace("2026-03-31", "31 March"),
            summary.replace("\"BOAV\"", "\"BOVA\""))) {
      assertThat(schema().validate(wrong, InputFormat.JSON, WatchedRunTest::strict))
          .as(wrong)
          .isNotEmpty();
    }
  }

  @Test
  void metricsTakeThePlaceOfAFileOfAnotherEncoding() throws IOException {
    Path metrics =
        Files.write(
            directory.resolve("bmkpi.prom"),
            "# HELP bmkpi_last_run_success in £\n".getBytes(StandardCharsets.ISO_8859_1));

    CommandRunner.Result result = run("--metrics-file", metrics.toString());

    assertThat(result.err()).isEmpty();
    assertThat(sample(metrics, "bmkpi_last_run_success")).isEqualTo("1");
  }

  @Test
  void aFailedRunKeepsTheLastSuccessInItsMetricsAndTheSummaryAsItWas() throws IOException {
    Path metrics = directory.resolve("bmkpi.prom");
    Path summary = directory.resolve("summary.json");
    String[] files = {"--metrics-file", metrics.toString(), "--summary-file", summary.toString()};
    assertThat(run(files).exitCode()).isZero();
    String success = sample(metrics, "bmkpi_last_success_timestamp_seconds");
    String before = Files.readString(summary);
    assertThat(sample(metrics, "bmkpi_last_run_success")).isEqualTo("1");
    assertThat(sample(metrics, "bmkpi_last_success_unit_days")).isEqualTo("210");

    market.execute("DROP TABLE bmrs_boav");
    assertThat(run(files).exitCode()).isEqualTo(7);

    assertThat(sample(metrics, "bmkpi_last_run_success")).isEqualTo("0");
    assertThat(sample(metrics, "bmkpi_last_run_exit_code")).isEqualTo("7");
    assertThat(sample(metrics, "bmkpi_last_success_timestamp_seconds")).isEqualTo(success);
    assertThat(summary).hasContent(before);
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).containsExactlyInAnyOrder(market.path(), metrics, summary);
    }
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
  void oneFullFileDoesNotKeepTheOtherFromBeingWritten() throws IOException {
    Path summary = directory.resolve("summary.json");

    run("--metrics-file", "/dev/full", "--summary-file", summary.toString());

    assertThat(schema().validate(Files.readString(summary), InputFormat.JSON)).isEmpty();
  }

  @Test
  void aWatchdogIsToldThatAnOutputFailed() throws IOException {
    try (Watchdog watchdog = new Watchdog()) {
      run("--summary-file", "/dev/full", "--ping", watchdog.url());

      assertThat(watchdog.pings()).containsExactly("/check/start", "/check/1");
    }
  }

  @Test
  void aSummaryOnStandardOutputIsAllThatIsPrinted() throws IOException {
    CommandRunner.Result result = run("--summary-file", "-");

    assertThat(schema().validate(result.out(), InputFormat.JSON, WatchedRunTest::strict)).isEmpty();
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

  @Test
  void metricsTellTheJobByItsWarehouseAndOutput() throws IOException {
    Path metrics = directory.resolve("bmkpi.prom");
    run("--metrics-file", metrics.toString());

    assertThat(ExpositionFormat.read(Files.readString(metrics)))
        .containsEntry(
            new ExpositionFormat.Series(
                "bmkpi_last_run_success",
                Map.of(
                    "warehouse",
                    "DuckDB file " + market.path().toRealPath(),
                    "output",
                    "bm_kpi_summary")),
            1.0)
        .allSatisfy((series, value) -> assertThat(series.labels()).containsKey("warehouse"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bmkpi.txt", "bmkpi", "bmkpi.prom.txt", "bmkpi.PROM"})
  void aNameThatTheCollectorIgnoresIsRefusedBeforeTheRun(String name) {
    Path file = directory.resolve(name);

    CommandRunner.Result result = run("--metrics-file", file.toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("bmkpi: " + file)
        .contains("node_exporter reads files that end in .prom only; nothing was run")
        .hasLineCount(1);
    assertThat(market.value("SELECT COUNT(*) FROM bm_kpi_run")).isEqualTo("1");
  }

  @Test
  void metricsAreWrittenOverAFileThatHasBecomeAnything() throws IOException {
    Path metrics = directory.resolve("bmkpi.prom");
    byte[] damaged = "# HELP bmkpi_last_\0\u00ff\u00fe".getBytes(StandardCharsets.ISO_8859_1);
    byte[] zeroedByALossOfPower = new byte[2 << 20];
    for (byte[] old : List.of(damaged, zeroedByALossOfPower)) {
      Files.write(metrics, old);
      market.execute("DELETE FROM bmrs_boav WHERE settlementDate = DATE '2026-03-31'");

      CommandRunner.Result result = run("--require-complete", "--metrics-file", metrics.toString());

      assertThat(result.exitCode()).isEqualTo(5);
      assertThat(ExpositionFormat.read(Files.readString(metrics))).isNotEmpty();
    }
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

  private void makeBodEndless() {
    market.execute(
        "ALTER TABLE bmrs_bod RENAME TO bod_rows",
        "CREATE VIEW bmrs_bod AS SELECT bod_rows.* FROM bod_rows, range(1000000000) AS again"
            + " WHERE hash(again.range) <> 0");
  }

  private CommandRunner.Result run(String... options) {
    List<String> command =
        new ArrayList<>(List.of("run", "--days", "7", "--batch-days", "4", "--database"));
    command.add(market.path().toString());
    command.addAll(List.of(options));
    return bmkpi.run(command.toArray(String[]::new));
  }

  private static String sample(Path metrics, String name) throws IOException {
    return Files.readString(metrics)
        .lines()
        .filter(line -> line.startsWith(name + "{"))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .findFirst()
        .orElseThrow();
  }

  private static JsonSchema schema() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(Path.of("docs/schema/run-summary.json").toFile());
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
  }

  private static void strict(com.networknt.schema.ExecutionContext context) {
    context.getExecutionConfig().setFormatAssertionsEnabled(true);
  }
}
