package energy.bmkpi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.warehouse.OutputTable;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A comparison that finds nothing must be one that could have found something. */
class CellDifferencesTest {
  private final CellDifferences differences = new CellDifferences(OutputTable.MARKET);

  @Test
  void equalRowsDoNotDiffer() {
    assertThat(differences.between(rows(29, 0.1), rows(29, 0.1))).isEmpty();
    assertThat(differences.between(rows(29, null), rows(29, null))).isEmpty();
  }

  @Test
  void theLastBitOfANumberIsADifference() {
    assertThat(differences.between(rows(29, 0.1), rows(29, Math.nextUp(0.1))))
        .containsExactly("MARKET [2026-03-29] net_mwh: DuckDB 0.1, BigQuery 0.10000000000000002");
  }

  @Test
  void soIsTheSignOfZero() {
    assertThat(differences.between(rows(29, 0.0), rows(29, -0.0))).hasSize(1);
  }

  @Test
  void soIsNullInsteadOfZero() {
    assertThat(differences.between(rows(29, null), rows(29, 0.0))).hasSize(1);
  }

  @Test
  void soIsARowThatTheOtherLacks() {
    assertThat(differences.between(rows(29, 0.1), rows(30, 0.1)))
        .containsExactly(
            "MARKET [2026-03-29]: not in BigQuery, or in DuckDB twice",
            "MARKET [2026-03-30]: not in DuckDB");
  }

  private static List<Map<String, @Nullable Object>> rows(int day, @Nullable Double value) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("settlement_date", LocalDate.of(2026, 3, day));
    row.put("net_mwh", value);
    return List.of(row);
  }
}
