package energy.bmkpi.warehouse.bigquery.rest;

import com.fasterxml.jackson.core.io.NumberInput;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.warehouse.Row;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The current row of a result; BigQuery sends every value as text. */
final class BigQueryRow implements Row {
  private static final boolean FAST = true;

  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, LocalDate> dates = new HashMap<>();
  private final ResultCells cells;
  private final int rows;
  private int firstCell;

  /**
   * @param rows how many the cells are
   */
  BigQueryRow(List<String> columns, int rows, ResultCells cells) {
    for (String column : columns) {
      places.put(column, places.size());
    }
    this.cells = cells;
    this.rows = rows;
    if (cells.size() != (long) rows * columns.size() || places.size() != columns.size()) {
      throw wrong(
          "%d values, which are not %d rows of %d columns"
              .formatted(cells.size(), rows, places.size()),
          null);
    }
  }

  /** Of this answer. */
  int rows() {
    return rows;
  }

  BigQueryRow at(int row) {
    firstCell = row * places.size();
    return this;
  }

  private int cell(String column) {
    Integer place = places.get(column);
    if (place == null) {
      throw wrong("no column " + column, null);
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
    return read(column, "whole number", Long::valueOf);
  }

  /** Also of exact numbers, rounded once. */
  @Override
  public @Nullable Double number(String column) {
    int cell = cell(column);
    try {
      return cells.isNull(cell)
          ? null
          : NumberInput.parseDouble(cells.text(), cells.start(cell), cells.length(cell), FAST);
    } catch (NumberFormatException e) {
      throw isNot("number", column, e);
    }
  }

  @Override
  public @Nullable LocalDate date(String column) {
    return read(column, "date", text -> dates.computeIfAbsent(text, LocalDate::parse));
  }

  /** Sent as microseconds. */
  @Override
  public @Nullable Instant instant(String column) {
    return read(
        column,
        "point in time",
        text -> Instant.EPOCH.plus(Long.parseLong(text), ChronoUnit.MICROS));
  }

  private <T> @Nullable T read(String column, String kind, Function<String, T> parse) {
    String text = text(column);
    try {
      return text == null ? null : parse.apply(text);
    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
      throw isNot(kind, column, e);
    }
  }

  private Failure isNot(String kind, String column, RuntimeException cause) {
    return wrong("'%s' in column %s, which is no %s".formatted(text(column), column, kind), cause);
  }

  private static Failure wrong(String what, @Nullable RuntimeException cause) {
    return new Failure(
        FailureCategory.WAREHOUSE,
        "an answer of BigQuery has " + what,
        "run again; if it stays so, look whether a proxy changes answers on their way",
        cause);
  }
}
