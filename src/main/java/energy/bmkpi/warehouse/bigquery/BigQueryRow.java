package energy.bmkpi.warehouse.bigquery;

import com.google.api.client.util.Data;
import com.google.api.services.bigquery.model.TableCell;
import com.google.api.services.bigquery.model.TableFieldSchema;
import com.google.api.services.bigquery.model.TableRow;
import com.google.api.services.bigquery.model.TableSchema;
import energy.bmkpi.warehouse.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The current row of a result; BigQuery sends every value as text. */
final class BigQueryRow implements Row {
  private final Map<String, Integer> indexes = new HashMap<>();
  private List<TableCell> cells = List.of();

  BigQueryRow(TableSchema schema) {
    for (TableFieldSchema field : schema.getFields()) {
      indexes.put(field.getName(), indexes.size());
    }
  }

  BigQueryRow at(TableRow row) {
    cells = row.getF();
    return this;
  }

  @Override
  public @Nullable String text(String column) {
    Integer index = indexes.get(column);
    if (index == null) {
      throw new IllegalArgumentException("no column " + column + " in the result");
    }
    Object value = cells.get(index).getV();
    return value == null || Data.isNull(value) ? null : value.toString();
  }

  @Override
  public @Nullable Long integer(String column) {
    String text = text(column);
    return text == null ? null : Long.valueOf(text);
  }

  /** Also of exact numbers, rounded once. */
  @Override
  public @Nullable Double number(String column) {
    String text = text(column);
    return text == null ? null : Double.valueOf(text);
  }

  @Override
  public @Nullable LocalDate date(String column) {
    String text = text(column);
    return text == null ? null : LocalDate.parse(text);
  }

  /** Sent as seconds in floating point, whose nearest microsecond is the value. */
  @Override
  public @Nullable Instant instant(String column) {
    String seconds = text(column);
    return seconds == null
        ? null
        : Instant.EPOCH.plus(
            new BigDecimal(seconds)
                .movePointRight(6)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact(),
            ChronoUnit.MICROS);
  }
}
