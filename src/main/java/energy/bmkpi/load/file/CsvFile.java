package energy.bmkpi.load.file;

import energy.bmkpi.failure.DiskReason;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.load.file.CsvRecords.CsvRecord;
import energy.bmkpi.load.file.CsvRecords.LineEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file whose header has been found.
 *
 * @param names of the columns, in their order, as the header writes them
 * @param delimiter a comma or a tab
 * @param headerLines how many lines there are down to the first row
 * @param firstRow the fields of the first row, blank lines left out; none where there is no row
 * @param cut whether the last line has no end, as when a download broke off
 */
public record CsvFile(
    Path path,
    InputFailures failures,
    List<String> names,
    char delimiter,
    long headerLines,
    List<String> firstRow,
    boolean cut) {
  static final String REMEDY = "correct it or fetch it again";

  /**
   * @param isColumn whether a name is that of a column of the dataset
   */
  public static CsvFile of(InputFile file, Predicate<String> isColumn) {
    try {
      return new CsvHeader(file, isColumn).find();
    } catch (IOException e) {
      throw file.failures().of("cannot be read: " + DiskReason.of(e), "fetch it again", e);
    }
  }

  /** The engine begins to read elsewhere than behind the header, so that rows would be lost. */
  public Failure beginsElsewhere() {
    return failures.of(
        "cannot be read as CSV: the row behind line %d is not read as the first one"
            .formatted(headerLines),
        REMEDY);
  }

  /** What is wrong with the file, once the engine has refused it. */
  public Failure refused(String engine, Throwable cause) {
    return failures.of(
        "cannot be read as CSV: " + Objects.requireNonNullElse(firstFault(), engine),
        REMEDY,
        cause);
  }

  private @Nullable String firstFault() {
    try (CsvRecords records = new CsvRecords(Files.newInputStream(path), delimiter)) {
      LineEnd usual = null;
      for (CsvRecord record = records.next(); record != null; record = records.next()) {
        if (record.wrong() != null) {
          return record.wrong();
        }
        if (record.line() >= headerLines
            && !record.isBlank()
            && record.fields().size() != names.size()) {
          return "line %d has %d of %d fields"
              .formatted(record.line(), record.fields().size(), names.size());
        }
        if (usual == null) {
          usual = record.end();
        } else if (record.end() != usual && record.end() != LineEnd.NONE) {
          return record.endsOtherwise(usual);
        }
      }
      return null;
    } catch (IOException e) {
      return "it cannot be read again: " + DiskReason.of(e);
    }
  }
}
