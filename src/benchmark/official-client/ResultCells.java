package energy.bmkpi.warehouse.bigquery.rest;

import com.google.api.client.util.Data;
import com.google.api.services.bigquery.model.TableRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of an answer as Google's client makes them. */
final class ResultCells {
  private final List<TableRow> rows;

  ResultCells(List<TableRow> rows) {
    this.rows = rows;
  }

  int size() {
    int size = 0;
    for (TableRow row : rows) {
      size += row.getF().size();
    }
    return size;
  }

  @Nullable String text(int row, int place) {
    Object value = rows.get(row).getF().get(place).getV();
    return value == null || Data.isNull(value) ? null : (String) value;
  }
}
