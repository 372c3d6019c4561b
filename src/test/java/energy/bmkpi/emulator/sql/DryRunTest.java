package energy.bmkpi.emulator.sql;

import static energy.bmkpi.emulator.sql.TestTables.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.FieldType;
import energy.bmkpi.emulator.store.Snapshot;
import energy.bmkpi.emulator.store.TableName;
import energy.bmkpi.testing.Slow;
import java.util.List;
import org.junit.jupiter.api.Test;

@Slow
class DryRunTest {
  private final TestTables tables =
      new TestTables()
          .with(
              "t",
              List.of("id INT64", "name STRING", "sure BOOL", "price NUMERIC", "other STRING"),
              row(1, "añb", true, "1.5", "never read"),
              row(null, null, null, null, null))
          .with("u", List.of("id INT64"), row(1), row(2));

  @Test
  void onlyTheColumnsThatAreReadAreBilled() {
    SqlOutcome outcome =
        tables.dryRun(
            "WITH q AS (SELECT * FROM `p.d.t`) SELECT name, COUNT(*) AS n, 1.5 FROM q"
                + " WHERE sure AND price > 1 GROUP BY name");
    assertThat(outcome.bytesProcessed()).isEqualTo(2 + 4 + 1 + 16);
    assertThat(outcome.fields())
        .containsExactly(
            Field.of("name", FieldType.STRING),
            Field.of("n", FieldType.INT64),
            Field.of("f0_", FieldType.FLOAT64));
    assertThat(outcome.rows()).isEmpty();
    assertThat(outcome.referenced()).containsExactly(new TableName("p", "d", "t"));
  }

  @Test
  void columnsThatOnlyUnusedResultsNeedAreNotBilled() {
    assertThat(
            tables
                .dryRun(
                    "WITH q AS (SELECT CONCAT(name, other) AS unused, SUM(id) OVER (PARTITION BY"
                        + " price) AS n, id FROM t UNION ALL SELECT name, 0, id FROM t)"
                        + " SELECT x.id FROM q AS x WHERE EXISTS (SELECT sure FROM t)")
                .bytesProcessed())
        .isEqualTo(8 + 1);
  }

  @Test
  void aTableReadTwiceIsBilledOnce() {
    assertThat(
            tables.dryRun("SELECT a.id FROM u AS a JOIN `p.d.u` b ON a.id = b.id").bytesProcessed())
        .isEqualTo(16);
  }

  @Test
  void aCountOfRowsIsFree() {
    assertThat(tables.dryRun("SELECT COUNT(*) AS n FROM t").bytesProcessed()).isZero();
  }

  @Test
  void dmlAndDdlChangeNothing() {
    Snapshot before = tables.tables().current();

    SqlOutcome merge =
        tables.dryRun("MERGE t USING u ON t.id = u.id WHEN MATCHED THEN UPDATE SET name = 'x'");
    assertThat(merge.statementType()).isEqualTo("MERGE");
    assertThat(merge.bytesProcessed()).isPositive();
    assertThat(tables.dryRun("CREATE TABLE v (id INT64)").statementType())
        .isEqualTo("CREATE_TABLE");
    assertThat(tables.tables().current()).isSameAs(before);
  }

  @Test
  void anInvalidQueryFails() {
    assertThatThrownBy(() -> tables.dryRun("SELECT nope FROM t"))
        .hasMessage("Unrecognized name: nope; Did you mean name? at [1:8]")
        .extracting(e -> ((SqlError) e).reason())
        .isEqualTo("invalidQuery");
  }

  @Test
  void anErrorOfTheDataIsNotSeen() {
    assertThat(tables.dryRun("SELECT ERROR('no') AS e").rows()).isEmpty();
  }

  @Test
  void aColumnNameTwiceIsRefused() {
    assertThatThrownBy(() -> tables.dryRun("SELECT id, id FROM u"))
        .hasMessageStartingWith("Duplicate column names in the result are not supported");
  }
}
