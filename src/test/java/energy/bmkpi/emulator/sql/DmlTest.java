package energy.bmkpi.emulator.sql;

import static energy.bmkpi.emulator.sql.TestTables.cells;
import static energy.bmkpi.emulator.sql.TestTables.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zetasql.Value;
import energy.bmkpi.testing.Slow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Slow
class DmlTest {
  private final TestTables tables =
      new TestTables()
          .with(
              "t",
              List.of("id INT64 NOT NULL", "day DATE", "price NUMERIC", "text STRING"),
              row(1, "2024-03-01", "1.5", "a"),
              row(2, "2024-03-02", null, "b"));

  @Test
  void updateFromAnotherTable() {
    tables.with("u", List.of("id INT64", "text STRING"), row(2, "new"), row(7, "x"));
    SqlOutcome outcome =
        tables.execute(
            "UPDATE `p.d.t` SET text = u.text, t.price = u.id + 1, day = '2024-03-09'"
                + " FROM d.u AS u WHERE t.id = u.id");
    assertThat(outcome.affectedRows()).isEqualTo(1);
    assertThat(tables.rows("SELECT * FROM t WHERE id = 2"))
        .containsExactly(cells(2L, LocalDate.of(2024, 3, 9), new BigDecimal("3"), "new"));
  }

  @Test
  void updateFromTwoMatchingRowsIsAnError() {
    assertThatThrownBy(
            () ->
                tables.execute("UPDATE t SET text = x FROM UNNEST(['p', 'q']) AS x WHERE t.id = 1"))
        .hasMessage("UPDATE/MERGE must match at most one source row for each target row");
  }

  @Test
  void updateOfARequiredColumnToNullIsAnError() {
    assertThatThrownBy(() -> tables.execute("UPDATE t SET id = NULL WHERE TRUE"))
        .hasMessage("Required field id cannot be null");
  }

  @Test
  void deleteByASubqueryOfTheSameTable() {
    assertThat(tables.execute("DELETE FROM t WHERE id = (SELECT MAX(id) FROM t)").affectedRows())
        .isEqualTo(1);
    assertThat(tables.rows("SELECT id FROM t")).containsExactly(cells(1L));
  }

  @Test
  void insertConvertsToTheTypesOfTheColumns() {
    tables.execute(
        "INSERT INTO t (price, id, day) VALUES (1, 5, '2024-01-01'), (@price, 6, DEFAULT)",
        Map.of("price", Value.createNumericValue(new BigDecimal("2.25"))));
    assertThat(tables.rows("SELECT * FROM t WHERE id > 4 ORDER BY id"))
        .containsExactly(
            cells(5L, LocalDate.of(2024, 1, 1), new BigDecimal("1"), null),
            cells(6L, null, new BigDecimal("2.25"), null));
  }

  @Test
  void insertOfAQuery() {
    SqlOutcome outcome =
        tables.execute(
            "INSERT `p.d.t` WITH q AS (SELECT * FROM d.t) SELECT id + 10, day, 7, 'x' FROM q");
    assertThat(outcome.affectedRows()).isEqualTo(2);
    assertThat(tables.rows("SELECT id, price FROM t WHERE id > 10 ORDER BY id"))
        .containsExactly(cells(11L, new BigDecimal("7")), cells(12L, new BigDecimal("7")));
  }

  @Test
  void insertWithoutARequiredColumnIsAnError() {
    assertThatThrownBy(() -> tables.execute("INSERT t (text) VALUES ('x')"))
        .isInstanceOf(SqlError.class);
  }

  @Test
  void manyRowsOfValues() {
    StringBuilder sql = new StringBuilder("INSERT t (id) VALUES (0)");
    for (int i = 1; i < 1000; i++) {
      sql.append(", (").append(i).append(")");
    }
    assertThat(tables.execute(sql.toString()).affectedRows()).isEqualTo(1000);
  }

  @Test
  void truncateRemovesEveryRow() {
    assertThat(tables.execute("TRUNCATE TABLE `p.d.t`").affectedRows()).isEqualTo(2);
    assertThat(tables.table("t").rows()).isEmpty();
  }

  @Test
  void parenthesesAtTheEndsOfExpressions() {
    tables.execute("UPDATE t SET text = (text) || ('!') WHERE (id = 1) OR (id = 7)");
    assertThat(tables.rows("SELECT text FROM t ORDER BY id"))
        .containsExactly(cells("a!"), cells("b"));
  }

  @Test
  void anErrorOfTheDataIsTheEnginesOwn() {
    assertThatThrownBy(() -> tables.execute("UPDATE t SET id = DIV(1, id - 1) WHERE TRUE"))
        .isInstanceOf(SqlError.class)
        .hasMessageContaining("division by zero");
  }
}
