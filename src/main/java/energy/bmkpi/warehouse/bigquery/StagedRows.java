package energy.bmkpi.warehouse.bigquery;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.warehouse.OutputTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows to be staged, in a compressed CSV file that is deleted in the end. Many threads may add
 * rows at once.
 */
final class StagedRows implements AutoCloseable {
  /** Compressed together; memory holds as much of each thread that adds rows. */
  private static final int PART = 1 << 20;

  private final Path file;
  private final GzipParts parts;

  private StagedRows(Path file, GzipParts parts) {
    this.file = file;
    this.parts = parts;
  }

  static StagedRows begin(Path directory) {
    try {
      return beginIn(Files.createTempFile(directory, "bmkpi-", ".csv.gz"));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static StagedRows beginIn(Path file) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    try {
      return new StagedRows(file, new GzipParts(out));
    } catch (IOException e) {
      try (out) {
        Files.delete(file);
      } catch (IOException left) {
        e.addSuppressed(left);
      }
      throw e;
    }
  }

  void add(OutputTable table, Stream<@Nullable Object[]> rows) {
    List<String> columns = StagingTable.columns();
    int[] places =
        table.columns().stream().mapToInt(column -> columns.indexOf(column.name()) + 1).toArray();
    @Nullable Object[] staged = new @Nullable Object[columns.size() + 1];
    staged[0] = table.name();
    CsvText text = new CsvText();
    try {
      for (@Nullable Object[] row : (Iterable<@Nullable Object[]>) rows::iterator) {
        for (int i = 0; i < row.length; i++) {
          staged[places[i]] = row[i];
        }
        text.line(staged);
        if (text.size() > PART) {
          parts.add(text.bytes(), text.size());
          text.clear();
        }
      }
      parts.add(text.bytes(), text.size());
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** The finished file; no row can be added any more. */
  Path finish() {
    try {
      parts.finish();
      return file;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  @Override
  public void close() {
    try (parts) {
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
}
