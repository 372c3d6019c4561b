package energy.bmkpi.emulator.sql;

import static energy.bmkpi.emulator.sql.TestTables.cells;
import static energy.bmkpi.emulator.sql.TestTables.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.bmkpi.testing.Slow;
import java.util.List;
import org.junit.jupiter.api.Test;

@Slow
class MergeTest {
  private final TestTables tables =
      new TestTables()
          .with(
              "kpi",
              List.of("id INT64 NOT NULL", "name STRING", "value FLOAT64"),
              row(1, "a", 1.5),
              row(2, "b", 2.5),
              row(3, null, 3.5),
              row(4, "d", 4.5))
          .with(
              "news",
              List.of("id INT64", "name STRING", "value INT64"),
              row(2, "b", 20),
              row(3, null, 30),
              row(9, "n", 90),
              row(null, "none", 0));

  @Test
  void everyKindOfWhenInOrder() {
    SqlOutcome outcome =
        tables.execute(
            """
            MERGE INTO `p.d.kpi` AS t
            USING (SELECT id, name, value FROM news) AS s
            ON (t.id = s.id OR FALSE) AND t.name IS NOT DISTINCT FROM s.name
            WHEN MATCHED AND s.value > (SELECT MAX(id) FROM kpi WHERE id > 100) THEN DELETE
            WHEN MATCHED AND s.name IS NULL THEN DELETE
            WHEN MATCHED THEN UPDATE SET value = s.value, name = CONCAT(t.name, s.name)
            WHEN NOT MATCHED BY TARGET AND s.id IS NULL THEN INSERT (id, value) VALUES (-1, s.value)
            WHEN NOT MATCHED THEN INSERT ROW
            WHEN NOT MATCHED BY SOURCE AND t.id = 1 THEN UPDATE SET name = 'kept', value = DEFAULT
            WHEN NOT MATCHED BY SOURCE THEN DELETE
            """);
    assertThat(outcome.statementType()).isEqualTo("MERGE");
    assertThat(outcome.affectedRows()).isEqualTo(6);
    assertThat(tables.rows("SELECT * FROM kpi ORDER BY id"))
        .containsExactly(
            cells(-1L, null, 0.0),
            cells(1L, "kept", null),
            cells(2L, "bb", 20.0),
            cells(9L, "n", 90.0));
  }

  @Test
  void twoSourceRowsForOneTargetRowAreAnErrorThatChangesNothing() {
    assertThatThrownBy(
            () ->
                tables.execute(
                    "MERGE kpi USING (SELECT 1 AS id UNION ALL SELECT 1) s ON kpi.id = s.id"
                        + " WHEN MATCHED THEN UPDATE SET name = 'x'"))
        .hasMessage("UPDATE/MERGE must match at most one source row for each target row");
    assertThat(tables.table("kpi").rows()).hasSize(4);
  }

  @Test
  void twoSourceRowsForOneTargetRowAreNoErrorWhereConditionsLeaveOne() {
    tables.execute(
        "MERGE kpi USING (SELECT 1 AS id, 'x' AS n UNION ALL SELECT 1, 'y') s ON kpi.id = s.id"
            + " WHEN MATCHED AND s.n = 'y' THEN UPDATE SET name = s.n");
    assertThat(tables.rows("SELECT name FROM kpi WHERE id = 1")).containsExactly(cells("y"));
  }

  @Test
  void onFalseReplacesADay() {
    tables.execute(
        "MERGE kpi USING (SELECT * FROM news WHERE id = 9) s ON FALSE"
            + " WHEN NOT MATCHED BY SOURCE AND kpi.id IN (2, 3) THEN DELETE"
            + " WHEN NOT MATCHED THEN INSERT (value, id) VALUES (s.value / 4, id)");
    assertThat(tables.rows("SELECT id, value FROM kpi ORDER BY id"))
        .containsExactly(cells(1L, 1.5), cells(4L, 4.5), cells(9L, 22.5));
  }

  @Test
  void aSourceMayReadTheTarget() {
    tables.execute(
        "MERGE kpi t USING (SELECT id + 100 AS id, name, value FROM kpi) s ON t.id = s.id"
            + " WHEN NOT MATCHED THEN INSERT ROW");
    assertThat(tables.table("kpi").rows()).hasSize(8);
  }

  @Test
  void nullInARequiredColumnIsAnError() {
    assertThatThrownBy(
            () ->
                tables.execute(
                    "MERGE kpi t USING news s ON t.id = s.id WHEN NOT MATCHED THEN INSERT ROW"))
        .hasMessage("Required field id cannot be null");
  }

  @Test
  void anErrorTellsItsPositionInTheRequest() {
    assertThatThrownBy(
            () ->
                tables.execute(
                    "MERGE `p.d.kpi` t USING d.news s ON t.id = s.id\n"
                        + "WHEN NOT MATCHED THEN INSERT (id, nope) VALUES (1, 2)"))
        .isInstanceOf(SqlError.class)
        .hasMessageContaining("nope")
        .hasMessageEndingWith("at [2:35]");
  }
}
