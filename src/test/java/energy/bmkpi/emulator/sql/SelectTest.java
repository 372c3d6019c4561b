package energy.bmkpi.emulator.sql;

import static energy.bmkpi.emulator.sql.TestTables.cells;
import static energy.bmkpi.emulator.sql.TestTables.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zetasql.TypeFactory;
import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLType.TypeKind;
import energy.bmkpi.testing.Slow;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Slow
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

  @Test
  void whatBigQueryDoesNotKnowIsRefused() {
    for (String expression :
        List.of(
            "IFERROR(1, 2)",
            "ARRAY_TRANSFORM([1], e -> e)[OFFSET(0)]",
            "MEDIAN(period)",
            "COUNT(*) FILTER (WHERE TRUE)",
            "CAST(1 AS INT32)",
            "ROW_NUMBER() OVER (PARTITION BY price)")) {
      assertThatThrownBy(() -> tables.rows("SELECT " + expression + " FROM unit"))
          .as(expression)
          .isInstanceOf(SqlError.class)
          .extracting(e -> ((SqlError) e).reason())
          .isEqualTo("invalidQuery");
    }
  }

  @Test
  void resultsThatTheEmulatorCannotHoldAreRefused() {
    assertThatThrownBy(() -> tables.rows("SELECT unit FROM unit"))
        .hasMessage("The emulator does not support columns of type STRUCT: unit");
  }

  @Test
  void tableNamesDifferByCase() {
    assertThatThrownBy(() -> tables.rows("SELECT 1 FROM UNIT"))
        .hasMessage("Not found: Table p:d.UNIT was not found in location EU");
    tables.with("UNIT", List.of("other INT64"), row(7));
    assertThat(tables.rows("SELECT u.other FROM `p.d.UNIT` u JOIN unit AS l ON l.id = 'B'"))
        .containsExactly(cells(7L));
  }

  @Test
  void aNameWithoutDatasetNeedsADefault() {
    SqlRequest request = new SqlRequest("SELECT 1 FROM unit", Map.of(), "p", null);
    assertThatThrownBy(() -> new GoogleSqlEngine().execute(tables.tables(), request))
        .hasMessage("Table \"unit\" must be qualified with a dataset (e.g. dataset.table).");
  }

  @Test
  void arraysStructsAndStarsWithinAQuery() {
    assertThat(
            tables.rows(
                "WITH u AS (SELECT * EXCEPT (day) REPLACE (period * 2 AS period) FROM unit),"
                    + " l AS (SELECT ARRAY_AGG(STRUCT(id, period) ORDER BY period, id) AS list"
                    + " FROM u)"
                    + " SELECT e.id, e.period, place FROM l, UNNEST(l.list) AS e WITH OFFSET place"
                    + " QUALIFY RANK() OVER (ORDER BY e.period DESC) = 1"))
        .containsExactly(cells(null, 6L, 3L));
  }

  @Test
  void errorsOfTheDataAreInvalidQueries() {
    assertThatThrownBy(() -> tables.rows("SELECT IF(period = 3, ERROR('three'), 1) FROM unit"))
        .hasMessage("three")
        .extracting(e -> ((SqlError) e).reason())
        .isEqualTo("invalidQuery");
  }
}
