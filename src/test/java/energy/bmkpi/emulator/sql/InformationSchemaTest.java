package energy.bmkpi.emulator.sql;

import static energy.bmkpi.emulator.sql.TestTables.cells;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.bmkpi.emulator.store.DatasetName;
import energy.bmkpi.emulator.store.ScratchTables;
import energy.bmkpi.emulator.store.Snapshot;
import energy.bmkpi.emulator.store.Tables;
import energy.bmkpi.testing.Slow;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Slow
class InformationSchemaTest {
  private final TestTables tables = new TestTables();

  @Test
  void columnsTellTypesPartitionsAndClusters() {
    tables.execute(
        "CREATE TABLE kpi (day DATE NOT NULL, unit STRING, value FLOAT64)"
            + " PARTITION BY day CLUSTER BY unit");
    assertThat(
            tables.rows(
                "SELECT column_name, ordinal_position, is_nullable, data_type,"
                    + " is_partitioning_column, clustering_ordinal_position"
                    + " FROM `p.d.INFORMATION_SCHEMA.COLUMNS` WHERE table_name = 'kpi'"
                    + " ORDER BY ordinal_position"))
        .containsExactly(
            cells("day", 1L, "NO", "DATE", "YES", null),
            cells("unit", 2L, "YES", "STRING", "NO", 1L),
            cells("value", 3L, "YES", "FLOAT64", "NO", null));
  }

  @Test
  void namesOfEveryForm() {
    tables.execute("CREATE TABLE t (a INT64)");
    assertThat(
            tables.rows(
                "SELECT table_name FROM `p`.`d`.INFORMATION_SCHEMA.TABLES UNION ALL"
                    + " SELECT tables.table_name FROM p.d.INFORMATION_SCHEMA.TABLES UNION ALL"
                    + " SELECT x.table_name FROM d.INFORMATION_SCHEMA.TABLES x UNION ALL"
                    + " SELECT table_name FROM `p.d`.information_schema.tables UNION ALL"
                    + " SELECT table_name FROM INFORMATION_SCHEMA.TABLES UNION ALL"
                    + " SELECT c.column_name FROM `d.INFORMATION_SCHEMA.COLUMNS` AS c"))
        .hasSize(6);
  }

  @Test
  void tablesTellTheirStatement() {
    tables.execute("CREATE TABLE t (a INT64 NOT NULL, b DATE) PARTITION BY b");
    assertThat(tables.rows("SELECT table_type, ddl FROM d.INFORMATION_SCHEMA.TABLES"))
        .containsExactly(
            cells(
                "BASE TABLE",
                "CREATE TABLE `p.d.t`\n(\n  a INT64 NOT NULL,\n  b DATE\n)\nPARTITION BY b;"));
  }

  @Test
  void anUnknownDatasetIsNotFound() {
    assertThatThrownBy(() -> tables.rows("SELECT * FROM nope.INFORMATION_SCHEMA.COLUMNS"))
        .hasMessage("Not found: Dataset p:nope was not found in location EU")
        .extracting(e -> ((SqlError) e).reason())
        .isEqualTo("notFound");
  }

  @Test
  void aDatasetWithoutTablesHasNoRows() {
    Tables empty = new ScratchTables(Snapshot.empty().withDataset(new DatasetName("q", "e")));
    SqlRequest request =
        new SqlRequest("SELECT * FROM q.e.INFORMATION_SCHEMA.COLUMNS", Map.of(), "p", null);
    SqlOutcome outcome = new GoogleSqlEngine().execute(empty, request);
    assertThat(outcome.rows()).isEmpty();
    assertThat(outcome.fields()).hasSize(18);
    assertThat(outcome.referenced()).isEmpty();
  }

  @Test
  void anotherViewIsRefused() {
    assertThatThrownBy(() -> tables.rows("SELECT * FROM d.INFORMATION_SCHEMA.PARTITIONS"))
        .hasMessage("The emulator does not support INFORMATION_SCHEMA.PARTITIONS");
  }
}
