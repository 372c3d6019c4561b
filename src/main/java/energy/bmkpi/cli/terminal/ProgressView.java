package energy.bmkpi.cli.terminal;

import energy.bmkpi.progress.DatasetProgress;
import energy.bmkpi.progress.QueryState;
import energy.bmkpi.progress.RunPhase;
import energy.bmkpi.progress.RunSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Draws how far a run is, as wide as the terminal: a line for the run and one for each dataset.
 *
 * @param colour whether the terminal may be sent colours
 */
public record ProgressView(boolean colour) {
  private static final int NARROW = 72;
  private static final int LONGEST_BAR = 40;
  private static final int SHORTEST_BAR = 3;

  /** Until queries begin: the lock is taken, a synthetic market is made, tables are checked. */
  private static final String PREPARING = "preparing";

  private static final String DONE_COLOUR = "\u001b[36m";
  private static final String TO_COME_COLOUR = "\u001b[2m";
  private static final String NO_COLOUR = "\u001b[0m";

  /** For the terminal that the program was started on. */
  public static ProgressView here() {
    String noColour = System.getenv("NO_COLOR");
    return new ProgressView(noColour == null || noColour.isEmpty());
  }

  /** At most as many lines and columns as the terminal has, with one of each to spare. */
  List<String> lines(RunSnapshot run, TerminalSize size) {
    int columns = size.columns() - 1;
    boolean narrow = size.columns() < NARROW;
    List<String> lines = new ArrayList<>();
    lines.add(cut(narrow ? narrowTitle(run) : title(run), columns));
    // nothing is fetched yet
    List<DatasetProgress> datasets = run.phase() == RunPhase.CHECKING ? List.of() : run.datasets();
    for (DatasetProgress dataset : datasets) {
      lines.add(narrow ? narrowLine(dataset, columns) : line(dataset, columns));
    }
    return lines.subList(0, Math.min(lines.size(), Math.max(1, size.rows() - 1)));
  }

  private static String title(RunSnapshot run) {
    List<String> parts = new ArrayList<>(List.of(run.plan().dates().toString()));
    switch (run.phase()) {
      case CHECKING -> parts.add(PREPARING);
      case PUBLISHING -> parts.addAll(List.of("publishing", time(run.elapsed())));
      case COMPUTING, PUBLISHED, FAILED -> {
        int done = run.count(QueryState.DONE);
        int queries = run.queries().size();
        int running = run.count(QueryState.RUNNING);
        parts.add("%d of %d queries, %d in flight".formatted(done, queries, running));
        parts.add(time(run.elapsed()));
        parts.add(done == queries ? "computing" : left(run.remaining()));
        parts.add(run.retries() == 0 ? "" : run.retries() + " tried again");
      }
    }
    parts.removeIf(String::isEmpty);
    return String.join("   ", parts);
  }

  private static String narrowTitle(RunSnapshot run) {
    String time = time(run.elapsed());
    return switch (run.phase()) {
      case CHECKING -> PREPARING + " " + time;
      case COMPUTING ->
          "%d/%d done, %d in flight %s"
              .formatted(
                  run.count(QueryState.DONE),
                  run.queries().size(),
                  run.count(QueryState.RUNNING),
                  time);
      case PUBLISHING, PUBLISHED, FAILED ->
          run.phase().name().toLowerCase(Locale.ROOT) + " " + time;
    };
  }

  private String line(DatasetProgress dataset, int columns) {
    String before =
        "%-5s  %4d of %-4d ".formatted(dataset.dataset(), dataset.finished(), dataset.batches());
    String after =
        " %,13d rows  %,11.0f rows/s  %-9s"
            .formatted(
                dataset.sourceRows(),
                dataset.rowsPerSecond(),
                dataset.isDone() ? "done" : left(dataset.remaining()));
    return assemble(before, dataset, after, columns);
  }

  private String narrowLine(DatasetProgress dataset, int columns) {
    String before =
        "%-5s %5s ".formatted(dataset.dataset(), dataset.finished() + "/" + dataset.batches());
    String after =
        " %5s %7s %5s"
            .formatted(
                compact((double) dataset.sourceRows()),
                compact(dataset.rowsPerSecond()) + "/s",
                dataset.isDone() ? "done" : time(dataset.remaining()));
    return assemble(before, dataset, after, columns);
  }

  private String assemble(String before, DatasetProgress dataset, String after, int columns) {
    int room = columns - before.length() - after.length();
    if (room < SHORTEST_BAR) {
      return cut(before + after.strip(), columns);
    }
    return (before + bar(dataset, Math.min(room, LONGEST_BAR)) + after).stripTrailing();
  }

  private String bar(DatasetProgress dataset, int length) {
    int done = length * dataset.finished() / Math.max(1, dataset.batches());
    String full = "█".repeat(done);
    String empty = "░".repeat(length - done);
    return colour
        ? DONE_COLOUR + full + NO_COLOUR + TO_COME_COLOUR + empty + NO_COLOUR
        : full + empty;
  }

  private static String left(@Nullable Duration remaining) {
    return remaining == null ? "" : time(remaining) + " left";
  }

  private static String time(@Nullable Duration time) {
    if (time == null) {
      return "–";
    }
    long seconds = Math.round(time.toMillis() / 1000.0);
    return seconds < 3600
        ? "%d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /** Three digits and a unit: 312k, 14.3M. */
  private static String compact(double number) {
    String[] units = {"", "k", "M", "G"};
    int unit = 0;
    double value = number;
    while (value >= 999.5 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(
        Locale.US, unit > 0 && value < 99.95 ? "%.1f%s" : "%.0f%s", value, units[unit]);
  }

  private static String cut(String line, int columns) {
    return line.length() <= columns ? line : line.substring(0, Math.max(0, columns));
  }
}
