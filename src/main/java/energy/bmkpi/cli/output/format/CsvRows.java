package energy.bmkpi.cli.output.format;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** A table for programs: RFC 4180, a header line, NULL as empty. */
final class CsvRows implements RowWriter {
  private final PrintWriter out;
  private final CSVPrinter csv;

  CsvRows(PrintWriter out) {
    this(out, "\n");
  }

  CsvRows(PrintWriter out, String lineEnd) {
    this.out = out;
    try {
      this.csv = new CSVPrinter(out, CSVFormat.RFC4180.builder().setRecordSeparator(lineEnd).get());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void header(List<String> columns) {
    print(columns);
  }

  @Override
  public void row(List<? extends @Nullable Object> values) {
    print(values.stream().map(CsvRows::plain).toList());
  }

  /** Every digit, no exponent. */
  private static @Nullable Object plain(@Nullable Object value) {
    return value instanceof Double number
        ? new BigDecimal(number.toString()).toPlainString()
        : value;
  }

  private void print(List<?> values) {
    try {
      csv.printRecord(values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    out.flush();
  }
}
