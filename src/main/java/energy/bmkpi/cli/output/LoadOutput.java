package energy.bmkpi.cli.output;

import energy.bmkpi.cli.output.format.OutputFormat;
import energy.bmkpi.cli.output.format.RowWriter;
import energy.bmkpi.load.LoadResult;
import energy.bmkpi.load.LoadResult.RowCounts;
import energy.bmkpi.market.SettlementDates;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Prints what came of the files that were loaded. */
public final class LoadOutput {
  private record Column(String name, ToLongFunction<LoadResult> value, boolean always) {
    static Column of(String name, ToLongFunction<RowCounts> value, boolean always) {
      return new Column(name, result -> value.applyAsLong(result.rows()), always);
    }
  }

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("rows", RowCounts::total, true),
          Column.of("added", RowCounts::added, true),
          Column.of("restated", RowCounts::restated, true),
          Column.of("unchanged", RowCounts::unchanged, true),
          Column.of("older", RowCounts::older, false),
          Column.of("undated", RowCounts::undated, false),
          Column.of("repeated", RowCounts::repeated, false),
          Column.of("without_unit", RowCounts::withoutUnit, false),
          new Column("not_in_files", LoadResult::notInFiles, false));

  private final OutputFormat format;
  private final PrintWriter out;
  private final Messages messages;
  private final boolean replace;

  public LoadOutput(OutputFormat format, PrintWriter out, Messages messages, boolean replace) {
    this.format = format;
    this.out = out;
    this.messages = messages;
    this.replace = replace;
  }

  public void print(List<LoadResult> results) {
    // Scripts find every column; people, those that tell them something.
    List<Column> columns =
        COLUMNS.stream()
            .filter(
                column ->
                    format != OutputFormat.TEXT
                        || column.always()
                        || results.stream()
                            .anyMatch(result -> column.value().applyAsLong(result) > 0))
            .toList();
    try (RowWriter rows = format.rows(out)) {
      List<String> header = new ArrayList<>(List.of("file", "dates"));
      columns.forEach(column -> header.add(column.name()));
      rows.header(header);
      for (LoadResult result : results) {
        List<Object> cells = new ArrayList<>(List.of(result.file(), shown(result.dates())));
        columns.forEach(column -> cells.add(column.value().applyAsLong(result)));
        rows.row(cells);
      }
    }
    results.forEach(this::tellNotes);
  }

  private void tellNotes(LoadResult result) {
    result.notes().forEach(note -> warn(result, note));
    if (result.notInFiles() > 0) {
      warn(
          result,
          replace
              ? "%,d stored rows of its dates were in none of the files, and were removed"
                  .formatted(result.notInFiles())
              : "%,d stored rows of its dates are in none of the files; --replace removes such rows"
                  .formatted(result.notInFiles()));
    }
  }

  private void warn(LoadResult result, String note) {
    messages.warn(
        "load_note", "%s: %s".formatted(result.file(), note), Map.of("file", result.file()));
  }

  /** Days that follow one another by their first and last: 2025-10-14..2025-10-16,2025-10-20. */
  static String shown(List<LocalDate> dates) {
    return SettlementDates.runs(dates).stream()
        .map(
            run ->
                run.days() == 1 ? run.from().toString() : "%s..%s".formatted(run.from(), run.to()))
        .collect(Collectors.joining(","));
  }
}
