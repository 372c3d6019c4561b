package energy.bmkpi.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.warehouse.OutputTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares the published KPI tables with the oracle, cell by cell: NULL exactly where it has NULL,
 * counts and texts equal, numbers within 1e-9, because its sums depend on the order of the rows.
 */
final class OracleComparison {
  private static final double TOLERANCE = 1e-9;

  private OracleComparison() {}

  /** Runs the main job on the file and fails with every cell that differs. */
  static void runAndCompare(Path duckDbFile, SettlementDates dates) {
    List<Map<String, @Nullable Object>> summary;
    List<Map<String, @Nullable Object>> market;
    try (WholeRun run = WholeRun.on(duckDbFile)) {
      run.run(WholeRun.plan(dates, 3, 4));
      summary = run.rows(OutputTable.SUMMARY, dates);
      market = run.rows(OutputTable.MARKET, dates);
    }
    assertThat(differences(summary, Oracle.SUMMARY.rows(duckDbFile, dates)))
        .as("bm_kpi_summary")
        .isEmpty();
    assertThat(differences(market, Oracle.MARKET.rows(duckDbFile, dates)))
        .as("bm_kpi_market")
        .isEmpty();
  }

  static List<String> differences(
      List<Map<String, @Nullable Object>> published, List<Map<String, @Nullable Object>> expected) {
    Map<String, Map<String, @Nullable Object>> left = byKey(expected);
    List<String> differences = new ArrayList<>();
    for (Map<String, @Nullable Object> row : published) {
      Map<String, @Nullable Object> other = left.remove(key(row));
      if (other == null) {
        differences.add("%s: published, but not in the oracle".formatted(key(row)));
      } else if (!List.copyOf(row.keySet()).equals(List.copyOf(other.keySet()))) {
        differences.add("columns %s, oracle %s".formatted(row.keySet(), other.keySet()));
      } else {
        row.forEach(
            (column, value) -> {
              if (!same(value, other.get(column))) {
                differences.add(
                    "%s %s: published %s, oracle %s"
                        .formatted(key(row), column, value, other.get(column)));
              }
            });
      }
    }
    left.keySet().forEach(key -> differences.add("%s: not published".formatted(key)));
    return differences;
  }

  private static boolean same(@Nullable Object published, @Nullable Object expected) {
    if (published instanceof Double a && expected instanceof Double b) {
      double largest = Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
      return Math.abs(a - b) <= TOLERANCE * largest;
    }
    return Objects.equals(published, expected);
  }

  private static Map<String, Map<String, @Nullable Object>> byKey(
      List<Map<String, @Nullable Object>> rows) {
    Map<String, Map<String, @Nullable Object>> byKey = new LinkedHashMap<>();
    rows.forEach(row -> byKey.put(key(row), row));
    assertThat(byKey).as("rows by key").hasSameSizeAs(rows);
    return byKey;
  }

  private static String key(Map<String, @Nullable Object> row) {
    Object bmUnit = row.get("bm_unit");
    return row.get("settlement_date") + (bmUnit == null ? "" : " " + bmUnit);
  }
}
