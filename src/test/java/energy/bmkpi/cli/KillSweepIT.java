package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import energy.bmkpi.demo.DemoMarket;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.SourceFile;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.warehouse.OutputTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged program is killed (SIGKILL) at points spread over a run, and resumed. Twenty points
 * unless {@code -Dtests.kill-points=N} says otherwise; prints what was found.
 */
class KillSweepIT {
  /** Some phases last for less than a millisecond. */
  private static final int ENOUGH_FOR_EVERY_PHASE = 200;

  private static final int POINTS = Integer.getInteger("tests.kill-points", 20);

  /** With the spring clock change. */
  private static final SettlementDates DATES =
      SettlementDates.ending(LocalDate.of(2026, 3, 31), 12);

  private static final String[] RUN = {
    "run",
    "--from",
    DATES.from().toString(),
    "--to",
    DATES.to().toString(),
    "--batch-days",
    "1",
    "--workers",
    "4",
    "--output",
    "json"
  };

  @TempDir Path directory;

  private final Map<KillPhase, Integer> phases = new EnumMap<>(KillPhase.class);
  private Path market;
  private String expectedHash;
  private List<Map<String, @Nullable Object>> expectedRows;
  private Duration undisturbed;
  private int finished;
  private int rerun;
  private int lost;
  private int duplicated;
  private int equal;

  @BeforeEach
  void runUndisturbed() throws Exception {
    market = SourceFile.demo(directory.resolve("market.duckdb"), new DemoMarket(DATES, 15, 42));
    Path copy = Files.copy(market, directory.resolve("undisturbed.duckdb"));
    long started = System.nanoTime();
    CommandRunner.Result result = program(directory, copy).run(RUN);
    undisturbed = Duration.ofNanos(System.nanoTime() - started);
    assertThat(result.exitCode()).as(result.err()).isZero();
    try (WholeRun published = WholeRun.on(copy)) {
      expectedHash = published.hash(DATES);
      expectedRows = published.rows(OutputTable.SUMMARY, DATES);
    }
  }

  @Test
  void whereverItIsKilledTheRestIsDoneOnceAndTheTablesAreThoseOfAnUndisturbedRun()
      throws Exception {
    for (int point = 0; point < POINTS; point++) {
      Path place = Files.createDirectory(directory.resolve("point-" + point));
      Path database = Files.copy(market, place.resolve("market.duckdb"));
      killAndResume(KillPoint.of(point, POINTS, DATES.days(), undisturbed), place, database);
      Files.delete(database);
    }

    System.out.printf(
        "kill sweep: %d points %s: %d rows lost, %d rows duplicated,"
            + " %d of %d finished batches run again, final hash equal at %d points%n",
        POINTS, phases, lost, duplicated, rerun, finished, equal);
    assertThat(lost).as("rows lost").isZero();
    assertThat(duplicated).as("rows duplicated").isZero();
    assertThat(rerun).as("finished batches run again").isZero();
    assertThat(equal).as("points of equal final hash").isEqualTo(POINTS);
    if (POINTS >= ENOUGH_FOR_EVERY_PHASE) {
      assertThat(phases).as("no phase was left out").containsOnlyKeys(KillPhase.values());
    }
  }

  private void killAndResume(KillPoint point, Path place, Path database) throws Exception {
    PackagedProgram program = program(place, database);
    JournalOnDisk journal = new JournalOnDisk(place.resolve("state"));
    Process run = program.start(RUN).process();
    point.await(run, journal);
    run.destroyForcibly();
    run.onExit().join();

    boolean inTables = publishedRuns(database) > 0;
    KillPhase phase = journal.phase(inTables);
    phases.merge(phase, 1, Integer::sum);
    CommandRunner.Result resumed = program.run("resume", "--output", "json");
    assertThat(resumed.exitCode()).as("%s, %s: %s", point, phase, resumed.err()).isZero();
    if (phase == KillPhase.BEFORE_THE_JOURNAL) {
      assertThat(resumed.err()).contains("there is nothing to resume");
      resumed = program.run(RUN);
      assertThat(resumed.exitCode()).as("%s: %s", point, resumed.err()).isZero();
    } else if (phase != KillPhase.NOTED_AS_PUBLISHED) {
      JsonNode summary = new ObjectMapper().readTree(resumed.out());
      finished += journal.finishedAtDeath();
      rerun += journal.finishedAtDeath() - summary.get("batches_from_journal").asInt();
    }
    compare(point, phase, database);
  }

  private void compare(KillPoint point, KillPhase phase, Path database) {
    try (WholeRun published = WholeRun.on(database)) {
      List<Map<String, @Nullable Object>> rows = published.rows(OutputTable.SUMMARY, DATES);
      HashSet<Map<String, @Nullable Object>> distinct = new HashSet<>(rows);
      duplicated += rows.size() - distinct.size();
      lost += (int) expectedRows.stream().filter(row -> !distinct.contains(row)).count();
      equal += published.hash(DATES).equals(expectedHash) ? 1 : 0;
      assertThat(published.rows(OutputTable.RUN, DATES))
          .as("rows of bm_kpi_run after %s, %s", point, phase)
          .hasSize(1);
    }
  }

  private static int publishedRuns(Path database) {
    try (WholeRun tables = WholeRun.on(database)) {
      return tables.rows(OutputTable.RUN, DATES).size();
    }
  }

  private static PackagedProgram program(Path place, Path database) {
    return new PackagedProgram(place)
        .withVariable("BMKPI_DUCKDB_PATH", database.toString())
        .withVariable("BMKPI_STATE_DIR", place.resolve("state").toString());
  }
}
