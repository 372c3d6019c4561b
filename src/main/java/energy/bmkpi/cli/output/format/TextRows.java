package energy.bmkpi.cli.output.format;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** A table for people: aligned columns, numbers to the right. Prints when it is closed. */
final class TextRows implements RowWriter {
  private final PrintWriter out;
  private final List<String> columns = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();
  private final List<Boolean> numeric = new ArrayList<>();

  TextRows(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void header(List<String> columns) {
    this.columns.addAll(columns);
    columns.forEach(column -> numeric.add(false));
  }

  @Override
  public void row(List<? extends @Nullable Object> values) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (value instanceof Number) {
        numeric.set(i, true);
      }
      cells.add(cell(value));
    }
    rows.add(cells);
  }

  @Override
  public void close() {
    int[] widths = columns.stream().mapToInt(String::length).toArray();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    out.println(Ansi.AUTO.string("@|bold " + line(columns, widths) + "|@"));
    rows.forEach(row -> out.println(line(row, widths)));
    out.flush();
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - cells.get(i).length());
      line.append(i == 0 ? "" : "  ");
      line.append(numeric.get(i) ? padding + cells.get(i) : cells.get(i) + padding);
    }
    return line.toString().stripTrailing();
  }

  private static String cell(@Nullable Object value) {
    if (value == null) {
      return "–";
    }
    if (value instanceof Double number) {
      return DecimalText.of(number, 2);
    }
    if (value instanceof Number number) {
      return String.format(Locale.US, "%,d", number.longValue()).replace('-', '−');
    }
    return value.toString();
  }
}
