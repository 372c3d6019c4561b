package energy.bmkpi.benchmark;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.pipeline.RunJournal;
import energy.bmkpi.pipeline.RunSummary;
import energy.bmkpi.pipeline.journal.Disk;
import energy.bmkpi.pipeline.journal.SyncedDisk;
import energy.bmkpi.testing.ScratchDirectory;
import energy.bmkpi.testing.TestJournal;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Warehouse;
import energy.bmkpi.warehouse.duckdb.DuckDbAccess;
import energy.bmkpi.warehouse.duckdb.DuckDbWarehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the journal costs a run: the main job on a published DuckDB file with and without it, in
 * turns.
 */
public final class JournalCost {
  private static final int WORKERS = 28;

  private JournalCost() {}

  /**
   * @param args the file, and how many rounds
   */
  public static void main(String... args) {
    Path file = Path.of(args[0]);
    int rounds = Integer.parseInt(args[1]);
    SettlementDates dates = dates(file);
    List<Double> without = new ArrayList<>();
    List<Double> with = new ArrayList<>();
    AtomicLong bytes = new AtomicLong();
    AtomicLong nanos = new AtomicLong();
    run(file, dates, RunJournal.none());
    for (int round = 0; round < rounds; round++) {
      without.add(run(file, dates, RunJournal.none()));
      bytes.set(0);
      nanos.set(0);
      try (ScratchDirectory state = new ScratchDirectory()) {
        with.add(run(file, dates, journal(state.file("state"), bytes, nanos)));
      }
    }
    System.out.printf(
        "%d days, %d rounds: %s without the journal, %s with it (ratio of the medians %.3f);"
            + " %,d bytes, %.3f s in writing and syncing, over all workers%n",
        dates.days(),
        rounds,
        described(without),
        described(with),
        median(with) / median(without),
        bytes.get(),
        nanos.get() / 1e9);
  }

  private static String described(List<Double> seconds) {
    return "median %.3f s (%.3f to %.3f s)"
        .formatted(median(seconds), Collections.min(seconds), Collections.max(seconds));
  }

  private static SettlementDates dates(Path file) {
    try (Warehouse warehouse = DuckDbWarehouse.open(WholeRun.settings(file), DuckDbAccess.READ)) {
      return Objects.requireNonNull(
          warehouse.publishedDates(OutputTable.SUMMARY), "nothing is published in the file");
    }
  }

  private static double run(Path file, SettlementDates dates, RunJournal journal) {
    try (WholeRun run = WholeRun.on(file, journal)) {
      RunSummary summary = run.run(WholeRun.plan(dates, 7, WORKERS));
      return summary.total().toNanos() / 1e9;
    }
  }

  private static RunJournal journal(Path state, AtomicLong bytes, AtomicLong nanos) {
    Disk real = new SyncedDisk();
    Disk measured =
        (file, content) -> {
          long started = System.nanoTime();
          real.put(file, content);
          nanos.addAndGet(System.nanoTime() - started);
          bytes.addAndGet(content.length);
        };
    return TestJournal.in(state, measured);
  }

  private static double median(List<Double> seconds) {
    return seconds.stream().sorted().toList().get(seconds.size() / 2);
  }
}
