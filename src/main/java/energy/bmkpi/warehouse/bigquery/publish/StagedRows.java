package energy.bmkpi.warehouse.bigquery.publish;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.warehouse.OutputTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
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

  private static final String PREFIX = "rows-";
  private static final String SUFFIX = ".csv.gz";

  private final Path file;
  private final GzipParts parts;

  private StagedRows(Path file, GzipParts parts) {
    this.file = file;
    this.parts = parts;
  }

  /** Makes the directory where it is missing, and removes what killed runs have left there. */
  static StagedRows begin(Path directory) {
    try {
      Files.createDirectories(directory);
      removeLeftovers(directory);
      return beginIn(Files.createTempFile(directory, PREFIX, SUFFIX));
    } catch (IOException e) {
      throw unwritable(directory, e);
    }
  }

  /**
   * Rows older than the life of a staging table can no longer be loaded by anybody: their table has
   * expired. So the age alone shows that a file was left by a killed run.
   */
  private static void removeLeftovers(Path directory) throws IOException {
    Instant expired = Instant.now().minus(StagingTable.LIFETIME);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + "*" + SUFFIX)) {
      for (Path file : files) {
        if (isFileFromBefore(expired, file)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static boolean isFileFromBefore(Instant time, Path file) throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return attributes.isRegularFile() && attributes.lastModifiedTime().toInstant().isBefore(time);
    } catch (NoSuchFileException e) {
      // another run has just deleted it
      return false;
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
      throw unwritable(file.resolveSibling(""), e);
    }
  }

  /** The finished file; no row can be added any more. */
  Path finish() {
    try {
      parts.finish();
      return file;
    } catch (IOException e) {
      throw unwritable(file.resolveSibling(""), e);
    }
  }

  @Override
  public void close() {
    try (parts) {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw unwritable(file.resolveSibling(""), e);
    }
  }

  private static Failure unwritable(Path directory, IOException e) {
    return new Failure(
        FailureCategory.WAREHOUSE,
        "cannot keep results in %s until they are sent: %s".formatted(directory, e.getMessage()),
        "free space there, or name another directory with bmkpi.state-dir, then run again",
        e);
  }
}
