package energy.bmkpi.warehouse.bigquery;

import com.fasterxml.jackson.core.io.NumberInput;
import energy.bmkpi.warehouse.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The current row of a result; BigQuery sends every value as text. */
final class BigQueryRow implements Row {
  private static final boolean FAST = true;

  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, LocalDate> dates = new HashMap<>();
  private final ResultCells cells;
  private int firstCell;

  BigQueryRow(List<String> columns, ResultCells cells) {
    for (String column : columns) {
      places.put(column, places.size());
    }
    this.cells = cells;
    int values = cells.size();
    if (values > 0 && (places.isEmpty() || values % places.size() != 0)) {
      throw new IllegalStateException(
          "the answer has %d values, which are no rows of %d columns"
              .formatted(values, places.size()));
    }
  }

  /** Of this answer. */
  int rows() {
    return cells.size() == 0 ? 0 : cells.size() / places.size();
  }

  BigQueryRow at(int row) {
    firstCell = row * places.size();
    return this;
  }

  private int cell(String column) {
    Integer place = places.get(column);
    if (place == null) {
      throw new IllegalArgumentException("no column " + column + " in the result");
    }
    return firstCell + place;
  }

  @Override
  public @Nullable String text(String column) {
    int cell = cell(column);
    return cells.isNull(cell)
        ? null
        : new String(cells.text(), cells.start(cell), cells.length(cell));
  }

  @Override
  public @Nullable Long integer(String column) {
    String text = text(column);
    return text == null ? null : Long.valueOf(text);
  }

  /** Also of exact numbers, rounded once. */
  @Override
  public @Nullable Double number(String column) {
    int cell = cell(column);
    return cells.isNull(cell)
        ? null
        : NumberInput.parseDouble(cells.text(), cells.start(cell), cells.length(cell), FAST);
  }

  @Override
  public @Nullable LocalDate date(String column) {
    String text = text(column);
    return text == null ? null : dates.computeIfAbsent(text, LocalDate::parse);
  }

  /** Sent as microseconds. */
  @Override
  public @Nullable Instant instant(String column) {
    Long micros = integer(column);
    return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
