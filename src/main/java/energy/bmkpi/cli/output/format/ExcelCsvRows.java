package energy.bmkpi.cli.output.format;

import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CSV that Excel opens as it is meant: a byte order mark says that it is UTF-8, lines end with CR
 * LF, and text that Excel would compute as a formula has an apostrophe in front. Numbers stay
 * numbers, negative ones too.
 */
public final class ExcelCsvRows implements RowWriter {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** What a formula begins with, also as Excel reads it in East Asia; the rest comes before one. */
  private static final String BEGINNINGS = "=+-@＝＋－＠\t\r\n";

  private final CsvRows rows;

  public ExcelCsvRows(PrintWriter out) {
    out.print(BYTE_ORDER_MARK);
    this.rows = new CsvRows(out, "\r\n");
  }

  @Override
  public void header(List<String> columns) {
    rows.header(columns);
  }

  @Override
  public void row(List<? extends @Nullable Object> values) {
    rows.row(values.stream().map(ExcelCsvRows::harmless).toList());
  }

  private static @Nullable Object harmless(@Nullable Object value) {
    return value instanceof String text
            && !text.isEmpty()
            && BEGINNINGS.indexOf(text.charAt(0)) >= 0
        ? "'" + text
        : value;
  }

  @Override
  public void close() {
    rows.close();
  }
}
