package energy.bmkpi.pipeline;

import energy.bmkpi.warehouse.OutputTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the rows of a published table differ: each cell in words, equal only to the last bit. */
final class CellDifferences {
  private final OutputTable table;

  CellDifferences(OutputTable table) {
    this.table = table;
  }

  List<String> between(
      List<Map<String, @Nullable Object>> duckDb, List<Map<String, @Nullable Object>> bigQuery) {
    Map<List<@Nullable Object>, Map<String, @Nullable Object>> left = new LinkedHashMap<>();
    bigQuery.forEach(row -> left.put(key(row), row));
    List<String> differences = new ArrayList<>();
    if (left.size() != bigQuery.size()) {
      differences.add("%s: keys in BigQuery twice".formatted(table));
    }
    for (Map<String, @Nullable Object> row : duckDb) {
      Map<String, @Nullable Object> other = left.remove(key(row));
      if (other == null) {
        differences.add("%s %s: not in BigQuery, or in DuckDB twice".formatted(table, key(row)));
      } else {
        row.forEach(
            (column, value) -> {
              if (!Objects.equals(value, other.get(column))) {
                differences.add(
                    "%s %s %s: DuckDB %s, BigQuery %s"
                        .formatted(table, key(row), column, value, other.get(column)));
              }
            });
      }
    }
    left.keySet().forEach(key -> differences.add("%s %s: not in DuckDB".formatted(table, key)));
    return differences;
  }

  private List<@Nullable Object> key(Map<String, @Nullable Object> row) {
    List<@Nullable Object> key = new ArrayList<>();
    table.key().forEach(column -> key.add(row.get(column)));
    return key;
  }
}
