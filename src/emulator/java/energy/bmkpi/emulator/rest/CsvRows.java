package energy.bmkpi.emulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.zetasql.Value;
import energy.bmkpi.emulator.store.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/** Lines of values in the order of the columns; an empty value is NULL unless it is in quotes. */
record CsvRows(
    char delimiter, String nullText, long skipped, boolean newlines, boolean ignoreUnknown)
    implements RowFormat {

  static CsvRows read(JsonNode load) {
    if (Json.flag(load, "allowJaggedRows", false)) {
      throw ApiError.notInterpreted("rows with fewer values than columns");
    }
    if (!Json.text(load, "quote", "\"").equals("\"")) {
      throw ApiError.notInterpreted("other quotes than \"");
    }
    String delimiter = Json.text(load, "fieldDelimiter", ",");
    if (delimiter.length() != 1) {
      throw ApiError.notInterpreted("the delimiter " + delimiter);
    }
    Long skipped = Json.number(load, "skipLeadingRows");
    return new CsvRows(
        delimiter.charAt(0),
        Json.text(load, "nullMarker", ""),
        skipped == null ? 0 : skipped,
        Json.flag(load, "allowQuotedNewlines", false),
        Json.flag(load, "ignoreUnknownValues", false));
  }

  @Override
  public List<List<Value>> rows(String content, List<Field> fields, BadRows bad) {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter)
            .setNullString(nullText)
            .setQuoteMode(QuoteMode.ALL_NON_NULL)
            .setIgnoreEmptyLines(true)
            .get();
    List<List<Value>> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(content, format)) {
      for (CSVRecord record : parser) {
        if (record.getRecordNumber() > skipped) {
          add(record, fields, rows, bad);
        }
      }
    } catch (UncheckedIOException e) {
      bad.add(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private void add(CSVRecord record, List<Field> fields, List<List<Value>> rows, BadRows bad) {
    try {
      rows.add(row(record, fields));
      bad.good();
    } catch (IllegalArgumentException e) {
      bad.add(e.getMessage() + " Row starts at location " + record.getCharacterPosition());
    }
  }

  private List<Value> row(CSVRecord record, List<Field> fields) {
    if (record.size() > fields.size() && !ignoreUnknown) {
      throw new IllegalArgumentException("Too many values in row.");
    }
    if (record.size() < fields.size()) {
      throw new IllegalArgumentException(
          "CSV table references column position "
              + record.size()
              + ", but line contains only "
              + record.size()
              + " columns.");
    }
    List<Value> row = new ArrayList<>(fields.size());
    for (int i = 0; i < fields.size(); i++) {
      row.add(value(fields.get(i), i, record.get(i)));
    }
    return row;
  }

  private Value value(Field field, int position, @Nullable String text) {
    if (text == null) {
      if (field.required()) {
        throw new IllegalArgumentException(
            "Required column value for column index: " + position + " is missing.");
      }
      return Value.createNullValue(field.type().googleSqlType());
    }
    if (!newlines && (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0)) {
      throw new IllegalArgumentException("Missing close quote character (\").");
    }
    try {
      return CellValue.of(field.type(), text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Could not parse '"
              + text
              + "' as "
              + field.type()
              + " for field "
              + field.name()
              + " (position "
              + position
              + ").",
          e);
    }
  }
}
