package energy.bmkpi.load.file;

import energy.bmkpi.failure.DiskReason;
import energy.bmkpi.failure.Failure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * The rows of all JSON documents of a file, written one object a line, as the engine reads them
 * with many threads. A document is a row, an array of rows, or an object that has an array of rows
 * as {@code data}, as Elexon's API answers; one may follow the other, as when answers were appended
 * to one file. What is within a row is left to the engine.
 *
 * @param path of the rows
 * @param keys under which the rows hold values, as they are written
 * @param numbers those of the keys under which all rows have plain numbers, or null
 */
public record JsonRows(
    Path path, InputFailures failures, long rows, Set<String> keys, Set<String> numbers)
    implements AutoCloseable {
  /** In bytes; rows are a few hundred long. */
  public static final int LONGEST_ROW = 1 << 22;

  private static final String REMEDY = "correct it or fetch it again";

  /**
   * @param columns which keys hold what
   */
  public static JsonRows of(InputFile file, JsonKeys columns) {
    try {
      Path rows = WorkCopy.next(file.workFiles(), file.failures());
      try (InputStream content = file.content();
          OutputStream out =
              new BufferedOutputStream(WorkCopy.to(rows, file.failures()), 1 << 20)) {
        JsonScanner scanner = new JsonScanner(content, out, columns);
        scanner.scan();
        return new JsonRows(
            rows, file.failures(), scanner.rows(), columns.seen(), columns.numbers());
      } catch (UnreadableJsonException e) {
        Files.deleteIfExists(rows);
        throw file.failures().of(e.problem(), e.remedy(), e);
      }
    } catch (IOException e) {
      throw file.failures().of("cannot be read: " + DiskReason.of(e), "fetch it again", e);
    }
  }

  /** What is wrong with the file, once the engine has refused a row. */
  public Failure refused(String engine, Throwable cause) {
    return failures.of(
        JsonFault.first(path).orElse("cannot be read as JSON: " + engine), REMEDY, cause);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
