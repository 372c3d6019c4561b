package energy.bmkpi.load.file;

import energy.bmkpi.failure.DiskReason;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.load.file.CsvRecords.CsvRecord;
import energy.bmkpi.load.file.CsvRecords.LineEnd;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file whose header has been found.
 *
 * @param names of the columns, in their order, as the header writes them
 * @param delimiter a comma or a tab
 * @param headerLines how many lines there are down to the first row
 * @param firstRow the fields of the first row; none where there is no row
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
  private static final List<String> OTHER_DELIMITERS = List.of(";", "|", "\t");
  private static final int LINES_BEFORE_A_HEADER = 30;
  private static final Pattern EXCEL_DELIMITER = Pattern.compile("(?i)sep=(.)");

  /**
   * @param isColumn whether a name is that of a column of the dataset
   */
  public static CsvFile of(InputFile file, Predicate<String> isColumn) {
    try {
      Path path = file.plain();
      try (CsvRecords records = new CsvRecords(file.content(), ',')) {
        return withHeader(file, path, records, isColumn);
      }
    } catch (IOException e) {
      throw file.failures().of("cannot be read: " + DiskReason.of(e), "fetch it again", e);
    }
  }

  private static CsvFile withHeader(
      InputFile file, Path path, CsvRecords records, Predicate<String> isColumn)
      throws IOException {
    InputFailures failures = file.failures();
    CsvRecord first = Objects.requireNonNull(records.next());
    if (first.wrong() != null) {
      throw failures.of("cannot be read as CSV: " + first.wrong(), "correct it or fetch it again");
    }
    String firstLine = String.join(",", first.fields());
    if (firstLine.startsWith("HDR,")) {
      throw failures.of(
          "is in the old format of BMRS (HDR … FTR), which ended in 2024",
          "fetch the rows from Elexon's Insights API");
    }
    CsvRecord header = first;
    Matcher excel = EXCEL_DELIMITER.matcher(firstLine);
    if (excel.matches()) {
      if (!excel.group(1).equals(",")) {
        throw splitBy(failures, excel.group(1));
      }
      header = Objects.requireNonNullElse(records.next(), first);
    }
    if (header.fields().stream().anyMatch(isColumn)) {
      return new CsvFile(
          path,
          failures,
          header.fields(),
          ',',
          header.line() + linesWithin(header),
          fields(records.next()),
          isCut(path));
    }
    String[] byTabs = String.join(",", header.fields()).split("\t", -1);
    if (byTabs.length > 1 && Arrays.stream(byTabs).anyMatch(isColumn)) {
      return new CsvFile(
          path, failures, List.of(byTabs), '\t', header.line(), List.of(), isCut(path));
    }
    throw withoutHeader(failures, header, records, isColumn);
  }

  private static List<String> fields(@Nullable CsvRecord record) {
    return record == null || record.wrong() != null ? List.of() : record.fields();
  }

  private static long linesWithin(CsvRecord header) {
    return header.fields().stream()
        .mapToLong(name -> name.chars().filter(c -> c == '\n').count())
        .sum();
  }

  private static Failure withoutHeader(
      InputFailures failures, CsvRecord first, CsvRecords records, Predicate<String> isColumn)
      throws IOException {
    String line = String.join(",", first.fields());
    for (String delimiter : OTHER_DELIMITERS) {
      if (Arrays.stream(line.split(Pattern.quote(delimiter), -1)).filter(isColumn).count() > 1) {
        return splitBy(failures, delimiter);
      }
    }
    @Nullable CsvRecord later = records.next();
    for (int i = 0; i < LINES_BEFORE_A_HEADER && later != null; i++) {
      if (later.fields().stream().filter(isColumn).count() > 1) {
        return failures.of(
            "has its header in line %d".formatted(later.line()), "delete the lines above it");
      }
      later = records.next();
    }
    return failures.of(
        "holds no rows of this dataset; it begins with " + AnswerText.quoted(line),
        "check that it is the right file, with the column names of Elexon's API");
  }

  private static Failure splitBy(InputFailures failures, String delimiter) {
    return failures.of(
        "has its fields split by %s"
            .formatted(delimiter.equals("\t") ? "tabs" : "'" + delimiter + "'"),
        "save it with commas between fields and points in numbers");
  }

  private static boolean isCut(Path path) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(path.toFile(), "r")) {
      bytes.seek(bytes.length() - 1);
      int last = bytes.read();
      return last != '\n' && last != '\r';
    }
  }

  /** What is wrong with the file, once the engine has refused it. */
  public Failure refused(String engine, Throwable cause) {
    return failures.of(
        "cannot be read as CSV: " + Objects.requireNonNullElse(firstFault(), engine),
        "correct it or fetch it again",
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
          return "line %d ends with %s, the lines above it with %s"
              .formatted(record.line(), record.end().description(), usual.description());
        }
      }
      return null;
    } catch (IOException e) {
      return "it cannot be read again: " + DiskReason.of(e);
    }
  }
}
