package energy.bmkpi.warehouse.bigquery;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.warehouse.OutputTable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/** The rows to be staged, in a compressed CSV file that is deleted in the end. */
final class StagedRows implements AutoCloseable {
  /** What stands for NULL, so that an empty text stays one: no name of a unit, fuel or party. */
  static final String NULL = "~~";

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setRecordSeparator('\n')
          .setNullString(NULL)
          .setQuoteMode(QuoteMode.MINIMAL)
          .get();

  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final CSVPrinter printer;

  private StagedRows(Path file, CSVPrinter printer) {
    this.file = file;
    this.printer = printer;
  }

  static StagedRows begin() {
    try {
      Path file = Files.createTempFile("bmkpi-", ".csv.gz");
      return new StagedRows(
          file,
          new CSVPrinter(
              // the printer writes value by value; encoding each by itself would be slow
              new BufferedWriter(
                  new OutputStreamWriter(
                      new FastGzip(Files.newOutputStream(file)), StandardCharsets.UTF_8),
                  BUFFER),
              FORMAT));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  void add(OutputTable table, Stream<@Nullable Object[]> rows) {
    List<String> columns = StagingTable.columns();
    int[] places =
        table.columns().stream().mapToInt(column -> columns.indexOf(column.name()) + 1).toArray();
    @Nullable Object[] staged = new @Nullable Object[columns.size() + 1];
    staged[0] = table.name();
    try {
      for (@Nullable Object[] row : (Iterable<@Nullable Object[]>) rows::iterator) {
        for (int i = 0; i < row.length; i++) {
          staged[places[i]] = row[i];
        }
        printer.printRecord(staged);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** The finished file; no row can be added any more. */
  Path finish() {
    try {
      printer.close(true);
      return file;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  @Override
  public void close() {
    try (printer) {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static Failure unwritable(IOException e) {
    return new Failure(
        FailureCategory.WAREHOUSE,
        "cannot keep results in a temporary file: " + e.getMessage(),
        "free space in the directory for temporary files, then run again",
        e);
  }

  /** A file somewhat larger in a fraction of the time, in which no worker can keep its results. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
