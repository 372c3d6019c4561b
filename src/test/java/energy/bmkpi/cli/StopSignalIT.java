package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import energy.bmkpi.demo.DemoMarket;
import energy.bmkpi.emulator.rest.FaultRule;
import energy.bmkpi.emulator.rest.Operation;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.SourceFile;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.warehouse.bigquery.EmulatedProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A signal ends the program soon, with the shell's code and one line, and changes no table. */
@Timeout(120)
class StopSignalIT {
  private static final SettlementDates DATES =
      SettlementDates.ending(LocalDate.of(2026, 3, 31), 14);

  private static final String[] RUN = {"run", "--from", "2026-03-18", "--to", "2026-03-31"};

  /** Promised are 3 s; a machine that builds something else at the same time gets more. */
  private static final Duration SOON = Duration.ofSeconds(15);

  @TempDir Path directory;

  private Path market;
  private String published;
  private PackagedProgram bmkpi;

  @BeforeEach
  void aMarketWithPublishedDates() throws Exception {
    market = directory.resolve("market.duckdb");
    SourceFile.demo(market, new DemoMarket(DATES, 20, 42));
    try (WholeRun run = WholeRun.on(market)) {
      run.run(DATES);
      published = run.hash(DATES);
    }
    bmkpi = new PackagedProgram(directory).withVariable("BMKPI_DUCKDB_PATH", market.toString());
  }

  @AfterEach
  void noProgramIsLeft() {
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
  void endsARunOnTheEmbeddedWarehouse(String signal, int exitCode) throws Exception {
    makeBodEndless();
    PackagedProgram.Running run = bmkpi.start(RUN);
    await(run, () -> isLocked(market));

    CommandRunner.Result result = stopped(run, signal);

    assertThat(result.err()).startsWith("bmkpi: stopped by SIG" + signal).hasLineCount(1);
    assertThat(result.exitCode()).isEqualTo(exitCode);
    assertThat(result.out()).isEmpty();
    try (WholeRun old = WholeRun.on(market)) {
      assertThat(old.hash(DATES)).isEqualTo(published);
    }
  }

  @Test
  void tellsALogCollectorInItsFormatWithTheCodeOfTheProcess() throws Exception {
    makeBodEndless();
    PackagedProgram.Running run = bmkpi.withVariable("BMKPI_LOG_FORMAT", "json").start(RUN);
    await(run, () -> isLocked(market));

    CommandRunner.Result result = stopped(run, "TERM");

    assertThat(result.err()).hasLineCount(1);
    JsonNode line = new ObjectMapper().readTree(result.err());
    assertThat(line.get("event").asText()).isEqualTo("stopped");
    assertThat(line.get("message").asText()).startsWith("stopped by SIGTERM ");
    assertThat(line.get("exit_code").asInt()).isEqualTo(143).isEqualTo(result.exitCode());
  }

  @Test
  void endsARunOnBigQuery() throws Exception {
    try (EmulatedProject project = new EmulatedProject(directory);
        WholeRun old = publishedOn(project)) {
      everyQueryOfBod(project).answerIncompleteUntil(Duration.ofHours(1));
      project
          .emulator()
          .faults()
          .on(Operation.GET_QUERY_RESULTS)
          .always()
          .answerIncompleteUntil(Duration.ofHours(1));
      PackagedProgram.Running run = startOnBigQuery(project);
      await(run, () -> project.emulator().requests().count(Operation.GET_QUERY_RESULTS) > 1);

      CommandRunner.Result result = stopped(run, "TERM");

      assertThat(result.err()).startsWith("bmkpi: stopped by SIGTERM ");
      assertThat(result.exitCode()).isEqualTo(143);
      assertThat(old.hash(DATES)).isEqualTo(published);
    }
  }

  @Test
  void doesNotWaitForAServiceThatIsSilent() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    try (EmulatedProject project = new EmulatedProject(directory);
        WholeRun old = publishedOn(project)) {
      everyQueryOfBod(project).hold(released);
      everyQueryOfBod(project).dropBeforeProcessing();
      PackagedProgram.Running run = startOnBigQuery(project);
      await(run, () -> project.emulator().requests().count(Operation.JOBS_QUERY) > 2);

      CommandRunner.Result result = stopped(run, "TERM");

      assertThat(result.err())
          .isEqualTo(
              "bmkpi: stopped by SIGTERM before all work had ended; a run publishes all of its dates"
                  + " or none, and the same command again finishes it\n");
      assertThat(result.exitCode()).isEqualTo(143);
      released.countDown();
      assertThat(old.hash(DATES)).isEqualTo(published);
    }
  }

  @Test
  void leavesNoHalfOfASyntheticMarket() throws Exception {
    Path demo = directory.resolve("demo.duckdb");
    PackagedProgram.Running run = bmkpi.start("demo", "--database", demo.toString());
    await(run, () -> Files.exists(directory.resolve("demo.duckdb.tmp")));

    CommandRunner.Result result = stopped(run, "TERM");

    assertThat(result.exitCode()).isEqualTo(143);
    assertThat(result.err()).startsWith("bmkpi: stopped by SIGTERM").hasLineCount(1);
    assertThat(demo).doesNotExist();
    // on a machine that is busy with much else, the engine may not end in the time that it has
    if (!result.err().contains("before all work had ended")) {
      assertThat(directory.resolve("demo.duckdb.tmp")).doesNotExist();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  void storesNoHalfOfAFile(String signal) throws Exception {
    Path rows = directory.resolve("bod.csv");
    new DuckDbFile(market)
        .execute(
            "COPY (SELECT bod.* FROM bmrs_bod AS bod, range(40)) TO '%s' (HEADER)".formatted(rows));
    Path empty = directory.resolve("empty.duckdb");
    PackagedProgram.Running load =
        bmkpi.start("load", "bod", rows.toString(), "--database", empty.toString());
    await(load, () -> Files.exists(empty) && isLocked(empty));

    CommandRunner.Result result = stopped(load, signal);

    assertThat(result.err()).startsWith("bmkpi: stopped by SIG" + signal).hasLineCount(1);
    if (Files.exists(empty)) {
      assertThat(new DuckDbFile(empty).value("SELECT COUNT(*) FROM duckdb_tables()"))
          .isEqualTo("0");
    }
  }

  /** A row is wanted of each of more numbers than anybody can count. */
  private void makeBodEndless() {
    new DuckDbFile(market)
        .execute(
            "ALTER TABLE bmrs_bod RENAME TO bod_rows",
            "CREATE VIEW bmrs_bod AS SELECT bod_rows.* FROM bod_rows, range(1000000000) AS again"
                + " WHERE hash(again.range) <> 0");
  }

  /** The same market with the same published dates. */
  private WholeRun publishedOn(EmulatedProject project) {
    WholeRun run = project.runOn(market);
    run.run(DATES);
    project.emulator().requests().clear();
    return run;
  }

  private static FaultRule everyQueryOfBod(EmulatedProject project) {
    return project.emulator().faults().on(Operation.JOBS_QUERY).containing("\"bod\"").always();
  }

  private PackagedProgram.Running startOnBigQuery(EmulatedProject project) throws IOException {
    return bmkpi
        .withVariable("BMKPI_WAREHOUSE", "bigquery")
        .withVariable("BMKPI_BIGQUERY_PROJECT", EmulatedProject.PROJECT)
        .withVariable("BMKPI_BIGQUERY_DATASET", EmulatedProject.DATASET)
        .withVariable("BMKPI_BIGQUERY_HOST", project.emulator().host())
        .withVariable("BMKPI_BIGQUERY_CREDENTIALS", "none")
        .withVariable("BMKPI_STATE_DIR", directory.resolve("state").toString())
        .start(RUN);
  }

  private static CommandRunner.Result stopped(PackagedProgram.Running run, String signal)
      throws Exception {
    assertThat(run.isAlive()).as("still at work").isTrue();
    long sent = System.nanoTime();
    run.signal(signal);
    CommandRunner.Result result = run.await();
    Duration lasted = Duration.ofNanos(System.nanoTime() - sent);
    System.out.printf("ended %,d ms after SIG%s%n", lasted.toMillis(), signal);
    assertThat(lasted).isLessThan(SOON);
    return result;
  }

  private static void await(PackagedProgram.Running run, BooleanSupplier state) throws Exception {
    while (!state.getAsBoolean()) {
      assertThat(run.isAlive()).as("still at work").isTrue();
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** As Linux tells; to try to lock the file would be in the program's way. */
  private static boolean isLocked(Path file) {
    Path locks = Path.of("/proc/locks");
    assumeTrue(Files.exists(locks), "only Linux tells who holds which lock");
    try {
      String inode = ":" + Files.getAttribute(file, "unix:ino") + " ";
      return Files.readString(locks).contains(inode);
    } catch (IOException e) {
      return false;
    }
  }
}
