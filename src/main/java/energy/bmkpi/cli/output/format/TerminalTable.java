package energy.bmkpi.cli.output.format;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A table of which the least important columns are left out until its lines fit. */
public final class TerminalTable {
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  private final List<String> columns;
  private final List<List<@Nullable Object>> rows = new ArrayList<>();

  public TerminalTable(List<String> columns) {
    this.columns = columns;
  }

  public void row(List<@Nullable Object> values) {
    rows.add(values);
  }

  /**
   * @param width of the lines, at most, where that can be had
   * @param leftOutFirst names of columns, in the order in which they may be left out
   */
  public void print(int width, List<String> leftOutFirst, PrintWriter out) {
    List<String> shown = new ArrayList<>(columns);
    List<String> expendable = new ArrayList<>(leftOutFirst);
    String text = text(shown);
    while (width(text) > width && !expendable.isEmpty()) {
      shown.remove(expendable.remove(0));
      text = text(shown);
    }
    out.print(text);
    out.flush();
  }

  private String text(List<String> shown) {
    StringWriter text = new StringWriter();
    try (RowWriter table = OutputFormat.TEXT.rows(new PrintWriter(text))) {
      table.header(shown);
      rows.forEach(row -> table.row(values(row, shown)));
    }
    return text.toString();
  }

  private List<@Nullable Object> values(List<@Nullable Object> row, List<String> shown) {
    List<@Nullable Object> values = new ArrayList<>();
    for (String column : shown) {
      values.add(row.get(columns.indexOf(column)));
    }
    return values;
  }

  private static int width(String text) {
    return COLOUR.matcher(text).replaceAll("").lines().mapToInt(String::length).max().orElse(0);
  }
}
