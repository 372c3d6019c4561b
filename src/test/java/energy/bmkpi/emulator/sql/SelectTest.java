package energy.bmkpi.emulator.sql;

import static energy.bmkpi.emulator.sql.TestTables.cells;
import static energy.bmkpi.emulator.sql.TestTables.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zetasql.TypeFactory;
import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLType.TypeKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SelectTest {
  private final TestTables tables =
      new TestTables()
          .with(
              "unit",
              List.of("day DATE", "id STRING", "period INT64", "price FLOAT64"),
              row("2024-03-01", "A", 1, 10.0),
              row("2024-03-01", "A", 1, 20.0),
              row("2024-03-01", "B", 2, 30.0),
              row("2024-03-02", null, 3, null));

  @Test
  void aMedianOfEachGroupByAWindow() {
    assertThat(
            tables.rows(
                "SELECT DISTINCT id, PERCENTILE_CONT(price, 0.5) OVER (PARTITION BY id) AS m"
                    + " FROM unit ORDER BY id NULLS LAST"))
        .containsExactly(cells("A", 15.0), cells("B", 30.0), cells(null, null));
  }

  @Test
  void percentileContIsNoAggregate() {
    assertThatThrownBy(() -> tables.rows("SELECT PERCENTILE_CONT(price, 0.5) FROM unit"))
        .isInstanceOf(SqlError.class);
  }

  @Test
  void groupingSetsTellTheirTotalsApartByGrouping() {
    assertThat(
            tables.rows(
                "SELECT id, GROUPING(id), BIT_COUNT(BIT_OR(1 << period)), COUNTIF(price > 15)"
                    + " FROM unit GROUP BY GROUPING SETS ((day, id), (day))"
                    + " ORDER BY day, 2, id"))
        .containsExactly(
            cells("A", 0L, 1L, 1L),
            cells("B", 0L, 1L, 1L),
            cells(null, 1L, 2L, 2L),
            cells(null, 0L, 1L, 0L),
            cells(null, 1L, 1L, 0L));
  }

  @Test
  void parametersOfEveryType() {
    Value days =
        Value.createArrayValue(
            TypeFactory.createArrayType(TypeFactory.createSimpleType(TypeKind.TYPE_DATE)),
            List.of(Value.createDateValue(LocalDate.of(2024, 3, 2))));
    assertThat(
            tables.rows(
                "SELECT day FROM `p.d.unit` WHERE day IN UNNEST(@days) AND day >= @date_from",
                Map.of("days", days, "date_from", Value.createDateValue(LocalDate.EPOCH))))
        .containsExactly(cells(LocalDate.of(2024, 3, 2)));
  }

  @Test
  void namesOfEveryForm() {
    assertThat(
            tables.rows(
                "SELECT unit.id FROM `p.d.unit` WHERE unit.ID = 'B' UNION ALL"
                    + " SELECT unit.id FROM p.d.unit WHERE id = 'B' UNION ALL"
                    + " SELECT u.id FROM `p`.`d`.`unit` u WHERE id = 'B' UNION ALL"
                    + " SELECT unit.id FROM d.unit WHERE id = 'B' UNION ALL"
                    + " SELECT unit.id FROM unit WHERE id = 'B'"))
        .hasSize(5);
  }

  @Test
  void anErrorTellsTheLineAndColumnOfTheRequest() {
    assertThatThrownBy(() -> tables.rows("SELECT 1\nFROM `p.d.unit`\nWHERE foo = 1"))
        .hasMessage("Unrecognized name: foo at [3:7]");
    assertThatThrownBy(() -> tables.rows("SELECT 1 FROM `p.d.unit` WHERE foo = 1"))
        .hasMessage("Unrecognized name: foo at [1:32]");
  }
}
