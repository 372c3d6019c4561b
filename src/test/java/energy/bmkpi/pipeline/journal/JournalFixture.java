package energy.bmkpi.pipeline.journal;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.pipeline.Batch;
import energy.bmkpi.pipeline.BatchResult;
import energy.bmkpi.pipeline.Completeness;
import energy.bmkpi.pipeline.JournaledRun;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.pipeline.QueryRecord;
import energy.bmkpi.pipeline.RunContent;
import energy.bmkpi.pipeline.RunIdentity;
import energy.bmkpi.pipeline.SourceVersion;
import energy.bmkpi.pipeline.StartingPoint;
import energy.bmkpi.warehouse.PublishedDays;
import energy.bmkpi.warehouse.PublishedRun;
import energy.bmkpi.warehouse.TableNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/** A journal in a directory, as one process after another opens it. */
final class JournalFixture {
  static final String PROGRAM = "1.0.0";
  static final SettlementDates DATES =
      new SettlementDates(LocalDate.of(2026, 3, 15), LocalDate.of(2026, 3, 31));
  static final OutputPlace OUTPUT =
      OutputPlace.of("DuckDB file /data/bmkpi.duckdb", TableNames.defaults());

  final Path directory;
  final ChangingClock clock = new ChangingClock();
  final List<String> warnings = new ArrayList<>();
  Disk disk = new SyncedDisk();
  private int begun;

  /** What the warehouse says when a run begins. */
  String sources = "loaded once";

  final List<PublishedRun> published = new ArrayList<>();

  JournalFixture(Path directory) {
    this.directory = directory;
  }

  JournalSettings settings() {
    return settings(PROGRAM);
  }

  JournalSettings settings(String program) {
    return new JournalSettings(directory, Duration.ofDays(7), program, clock, disk, warnings::add);
  }

  /** Three batches: 15–21, 22–28 and 29–31 March. */
  static RunContent content() {
    return content(DATES);
  }

  static RunContent content(SettlementDates dates) {
    return new RunContent(
        new Plan(dates, 7, 28, EnumSet.allOf(Dataset.class)),
        List.of("SELECT 1", "SELECT 2", "SELECT 3", "SELECT 4"),
        TableNames.defaults());
  }

  JournaledRun begin(Reuse reuse) {
    return begin(reuse, content());
  }

  JournaledRun begin(Reuse reuse, RunContent content) {
    return FileJournal.of(settings(), OUTPUT, reuse)
        .begin(content, Completeness.GAPS_ALLOWED, newIdentity(), start());
  }

  StartingPoint start() {
    return new StartingPoint(new SourceVersion(sources), () -> published);
  }

  /** A number for each run: "run-1" is the first. */
  RunIdentity newIdentity() {
    begun++;
    return new RunIdentity("run-" + begun, clock.instant());
  }

  static Batch batch(int number) {
    return content().plan().batches().get(number - 1);
  }

  static BatchResult result(Batch batch) {
    return new BatchResult(
        batch,
        PublishedDays.days(batch.dates(), batch.number()),
        List.of(new QueryRecord(Dataset.BOD, 100, Duration.ofMillis(1234), 10L)));
  }

  static void keep(JournaledRun run, int... numbers) {
    for (int number : numbers) {
      run.keep(result(batch(number)));
    }
  }

  /** Numbers of the batches that the run need not compute. */
  static List<Integer> held(JournaledRun run) {
    return content().plan().batches().stream().filter(run::holds).map(Batch::number).toList();
  }

  List<KnownRun> runs() {
    return new JournalIndex(settings()).runs();
  }

  /** The only run's file of this name. */
  Path file(String name) {
    return files().stream()
        .filter(file -> file.getFileName().toString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Everything below the directory of the journal. */
  List<Path> files() {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
