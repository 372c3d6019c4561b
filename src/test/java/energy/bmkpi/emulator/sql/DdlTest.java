package energy.bmkpi.emulator.sql;

import static energy.bmkpi.emulator.sql.TestTables.cells;
import static energy.bmkpi.emulator.sql.TestTables.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.FieldType;
import energy.bmkpi.emulator.store.Table;
import energy.bmkpi.testing.Slow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Slow
class DdlTest {
  private final TestTables tables = new TestTables();

  @Test
  void createTableWithEverything() {
    tables.execute(
        """
        CREATE TABLE `p.d.kpi` (
          day DATE NOT NULL OPTIONS(description='the "day"'),
          unit STRING,
          value FLOAT64
        )
        PARTITION BY day
        CLUSTER BY unit, day
        OPTIONS(
          expiration_timestamp=TIMESTAMP_ADD(TIMESTAMP '2999-01-01', INTERVAL 1 HOUR),
          description="d",
          labels=[("a", "b")],
          partition_expiration_days=36500)
        """);
    Table table = tables.table("kpi");
    assertThat(table.fields())
        .containsExactly(
            new Field("day", FieldType.DATE, true, "the \"day\""),
            Field.of("unit", FieldType.STRING),
            Field.of("value", FieldType.FLOAT64));
    assertThat(table.partitionedBy()).isEqualTo("day");
    assertThat(table.clusteredBy()).containsExactly("unit", "day");
    assertThat(table.expires()).isEqualTo(Instant.parse("2999-01-01T01:00:00Z"));
    assertThat(table.description()).isEqualTo("d");
    assertThat(table.labels()).isEqualTo(Map.of("a", "b"));
    assertThat(table.partitionExpirationDays()).isEqualTo(36500);
  }

  @Test
  void partitionsByTheDayOfATimestamp() {
    tables.execute("CREATE TABLE d.t (time TIMESTAMP) PARTITION BY DATE(time)");
    assertThat(tables.table("t").partitionedBy()).isEqualTo("time");
  }

  @Test
  void partitionsByMonthAreRefused() {
    assertThatThrownBy(
            () -> tables.execute("CREATE TABLE t (x DATE) PARTITION BY DATE_TRUNC(x, MONTH)"))
        .hasMessageStartingWith("The emulator does not support");
  }

  @Test
  void anUnknownOptionIsRefused() {
    assertThatThrownBy(() -> tables.execute("CREATE TABLE t (x DATE) OPTIONS(foo=1)"))
        .hasMessageContaining("foo");
  }

  @Test
  void anExistingTableIsADuplicate() {
    tables.with("t", List.of("id INT64"), row(1));
    assertThatThrownBy(() -> tables.execute("CREATE TABLE t (x DATE)"))
        .hasMessage("Already Exists: Table p:d.t")
        .extracting(e -> ((SqlError) e).reason())
        .isEqualTo("duplicate");
    tables.execute("CREATE TABLE IF NOT EXISTS t (x DATE)");
    assertThat(tables.rows("SELECT id FROM t")).containsExactly(cells(1L));
    tables.execute("CREATE OR REPLACE TABLE t (x DATE)");
    assertThat(tables.rows("SELECT x FROM t")).isEmpty();
  }

  @Test
  void createTableAsSelect() {
    tables.with("t", List.of("id INT64", "day DATE"), row(1, "2024-03-01"));
    SqlOutcome outcome =
        tables.execute(
            "CREATE TABLE d.copy PARTITION BY day AS"
                + " WITH q AS (SELECT * FROM `p.d.t`) SELECT day, id / 2 AS half FROM q");
    assertThat(outcome.statementType()).isEqualTo("CREATE_TABLE_AS_SELECT");
    assertThat(tables.table("copy").partitionedBy()).isEqualTo("day");
    assertThat(tables.rows("SELECT half FROM copy")).containsExactly(cells(0.5));
  }

  @Test
  void dropTable() {
    tables.with("t", List.of("id INT64"));
    tables.execute("DROP TABLE `p.d.t`");
    tables.execute("DROP TABLE IF EXISTS t");
    assertThatThrownBy(() -> tables.execute("DROP TABLE t"))
        .hasMessage("Not found: Table p:d.t was not found in location EU");
  }

  @Test
  void alterTableAddsColumnsAndSetsOptions() {
    tables.with("t", List.of("id INT64"), row(1));
    tables.execute(
        "ALTER TABLE d.t ADD COLUMN a STRING OPTIONS(description='x'),"
            + " ADD COLUMN IF NOT EXISTS ID INT64");
    tables.execute("ALTER TABLE t SET OPTIONS(expiration_timestamp=TIMESTAMP '2999-01-01')");
    assertThat(tables.table("t").fields().get(1))
        .isEqualTo(new Field("a", FieldType.STRING, false, "x"));
    assertThat(tables.rows("SELECT * FROM t")).containsExactly(cells(1L, null));
    assertThat(tables.table("t").expires()).isEqualTo(Instant.parse("2999-01-01T00:00:00Z"));
    assertThatThrownBy(() -> tables.execute("ALTER TABLE t ADD COLUMN b INT64 NOT NULL"))
        .isInstanceOf(SqlError.class);
    assertThatThrownBy(() -> tables.execute("ALTER TABLE t ADD COLUMN a INT64"))
        .hasMessageContaining("Column already exists: a");
  }

  @Test
  void alterTableOfNoTable() {
    tables.execute("ALTER TABLE IF EXISTS t ADD COLUMN a INT64");
    assertThatThrownBy(() -> tables.execute("ALTER TABLE t ADD COLUMN a INT64"))
        .hasMessage("Not found: Table p:d.t was not found in location EU");
  }

  @Test
  void expiredPartitionsAreNotThere() {
    tables.execute(
        "CREATE TABLE t (day DATE) PARTITION BY day OPTIONS(partition_expiration_days=2);"
            + " INSERT t VALUES (CURRENT_DATE()), (DATE '2001-01-01'), (NULL)");
    assertThat(tables.rows("SELECT day IS NULL AS none FROM t ORDER BY 1"))
        .containsExactly(cells(false), cells(true));
  }

  @Test
  void expiredTablesAreNotThere() {
    tables.execute("CREATE TABLE t (x DATE) OPTIONS(expiration_timestamp=TIMESTAMP '2001-01-01')");
    assertThatThrownBy(() -> tables.rows("SELECT * FROM t"))
        .hasMessage("Not found: Table p:d.t was not found in location EU");
  }

  @Test
  void aTableInAnUnknownDatasetIsNotFound() {
    assertThatThrownBy(() -> tables.execute("CREATE TABLE other.t (x DATE)"))
        .hasMessage("Not found: Dataset p:other was not found in location EU")
        .extracting(e -> ((SqlError) e).reason())
        .isEqualTo("notFound");
  }
}
