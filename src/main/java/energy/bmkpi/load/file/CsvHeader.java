package energy.bmkpi.load.file;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.load.file.CsvRecords.CsvRecord;
import energy.bmkpi.load.file.CsvRecords.LineEnd;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the header of a CSV file, and by it how the fields are split. The engine is told how many
 * lines to skip, and counts them in its own way where a quoted name holds a line break or where the
 * lines end in different ways. Such a file is refused, as its first rows would be skipped too.
 */
final class CsvHeader {
  private static final List<Character> DELIMITERS = List.of(',', '\t');
  private static final List<Character> OTHER_DELIMITERS = List.of(';', '|');
  private static final int LINES_BEFORE_A_HEADER = 30;
  private static final Pattern EXCEL_DELIMITER = Pattern.compile("(?i)sep=(.)");
  private static final Pattern LINE_BREAK = Pattern.compile("[\r\n]");

  /**
   * The records down to the first row, as one delimiter splits them.
   *
   * @param records the last of them may be the header, or the first row
   * @param header which of them is the header: 1 behind Excel's line, else 0
   */
  private record Beginning(char delimiter, List<CsvRecord> records, int header) {

    List<String> names() {
      return header < records.size() ? records.get(header).fields() : List.of();
    }

    /** Null where there are only blank lines behind the header. */
    @Nullable CsvRecord firstRow() {
      CsvRecord last = records.get(records.size() - 1);
      return records.size() - 1 > header && !last.isBlank() ? last : null;
    }
  }

  private final InputFile file;
  private final InputFailures failures;
  private final Predicate<String> isColumn;

  /**
   * @param isColumn whether a name is that of a column of the dataset
   */
  CsvHeader(InputFile file, Predicate<String> isColumn) {
    this.file = file;
    this.failures = file.failures();
    this.isColumn = isColumn;
  }

  CsvFile find() throws IOException {
    Beginning best = null;
    long most = 0;
    for (char delimiter : DELIMITERS) {
      Beginning beginning = beginning(delimiter);
      long columns = beginning.names().stream().filter(isColumn).count();
      if (columns > most) {
        most = columns;
        best = beginning;
      }
    }
    if (best == null) {
      throw withoutHeader();
    }
    return withHeader(best);
  }

  private Beginning beginning(char delimiter) throws IOException {
    try (CsvRecords source = new CsvRecords(file.content(), delimiter)) {
      List<CsvRecord> records = new ArrayList<>();
      CsvRecord first = Objects.requireNonNull(source.next());
      records.add(first);
      Matcher excel = EXCEL_DELIMITER.matcher(line(first, delimiter));
      int header = excel.matches() ? 1 : 0;
      if (header == 1 && excel.group(1).charAt(0) != delimiter) {
        return new Beginning(delimiter, records, header);
      }
      CsvRecord record = source.next();
      while (record != null) {
        records.add(record);
        if (records.size() - 1 > header && !record.isBlank()) {
          break;
        }
        record = source.next();
      }
      return new Beginning(delimiter, records, header);
    }
  }

  private CsvFile withHeader(Beginning beginning) throws IOException {
    requireNamesOfOneLine(beginning.names());
    requireSameEnds(beginning.records());
    CsvRecord firstRow = beginning.firstRow();
    if (firstRow != null && firstRow.wrong() != null) {
      throw unreadable(firstRow.wrong());
    }
    Path path = file.plain();
    return new CsvFile(
        path,
        failures,
        beginning.names(),
        beginning.delimiter(),
        beginning.records().get(beginning.header()).line(),
        firstRow == null ? List.of() : firstRow.fields(),
        isCut(path));
  }

  private void requireNamesOfOneLine(List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      if (LINE_BREAK.matcher(names.get(i)).find()) {
        throw failures.of(
            "cannot be read as CSV: the name of column %d holds a line break: %s"
                .formatted(i + 1, AnswerText.quoted(names.get(i))),
            "write the header in one line");
      }
    }
  }

  private void requireSameEnds(List<CsvRecord> records) {
    LineEnd usual = records.get(0).end();
    for (CsvRecord record : records) {
      if (record.end() != usual && record.end() != LineEnd.NONE) {
        throw unreadable(record.endsOtherwise(usual));
      }
    }
  }

  private Failure withoutHeader() throws IOException {
    for (char delimiter : OTHER_DELIMITERS) {
      if (beginning(delimiter).names().stream().filter(isColumn).count() > 1) {
        return failures.of(
            "has its fields split by '%s'".formatted(delimiter),
            "save it with commas between fields and points in numbers");
      }
    }
    for (char delimiter : DELIMITERS) {
      CsvRecord later = laterHeader(delimiter);
      if (later != null) {
        return failures.of(
            "has its header in line %d".formatted(later.line()), "delete the lines above it");
      }
    }
    Beginning beginning = beginning(',');
    for (CsvRecord record : beginning.records()) {
      if (record.wrong() != null) {
        return unreadable(record.wrong());
      }
    }
    String line = line(beginning.records().get(0), ',');
    if (line.startsWith("HDR,")) {
      return failures.of(
          "is in the old format of BMRS (HDR … FTR), which ended in 2024",
          "fetch the rows from Elexon's Insights API");
    }
    return failures.of(
        "holds no rows of this dataset; it begins with " + AnswerText.quoted(line),
        "check that it is the right file, with the column names of Elexon's API");
  }

  private @Nullable CsvRecord laterHeader(char delimiter) throws IOException {
    try (CsvRecords records = new CsvRecords(file.content(), delimiter)) {
      CsvRecord record = records.next();
      for (int i = 0; i <= LINES_BEFORE_A_HEADER && record != null; i++) {
        if (i > 0 && record.fields().stream().filter(isColumn).count() > 1) {
          return record;
        }
        record = records.next();
      }
      return null;
    }
  }

  private static String line(CsvRecord record, char delimiter) {
    return String.join(String.valueOf(delimiter), record.fields());
  }

  private Failure unreadable(String wrong) {
    return failures.of("cannot be read as CSV: " + wrong, CsvFile.REMEDY);
  }

  private static boolean isCut(Path path) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(path.toFile(), "r")) {
      bytes.seek(bytes.length() - 1);
      int last = bytes.read();
      return last != '\n' && last != '\r';
    }
  }
}
