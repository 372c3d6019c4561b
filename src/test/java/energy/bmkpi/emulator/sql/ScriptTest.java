package energy.bmkpi.emulator.sql;

import static energy.bmkpi.emulator.sql.TestTables.cells;
import static energy.bmkpi.emulator.sql.TestTables.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.bmkpi.testing.Slow;
import java.util.List;
import org.junit.jupiter.api.Test;

@Slow
class ScriptTest {
  private final TestTables tables = new TestTables().with("t", List.of("id INT64"), row(1));

  @Test
  void whatAFailingScriptCommittedBeforeStays() {
    assertThatThrownBy(
            () ->
                tables.execute(
                    "INSERT t VALUES (2); CREATE TABLE u (x INT64);\nSELECT ERROR('no');"
                        + " INSERT t VALUES (3)"))
        .hasMessageContaining("no");
    assertThat(tables.rows("SELECT id FROM t ORDER BY id")).containsExactly(cells(1L), cells(2L));
    assertThat(tables.rows("SELECT * FROM u")).isEmpty();
  }

  @Test
  void aFailingTransactionChangesNothing() {
    assertThatThrownBy(
            () ->
                tables.execute(
                    "INSERT t VALUES (2); BEGIN TRANSACTION; INSERT t VALUES (3);"
                        + " SELECT ERROR('no'); COMMIT TRANSACTION;"))
        .hasMessageContaining("no");
    assertThat(tables.rows("SELECT id FROM t ORDER BY id")).containsExactly(cells(1L), cells(2L));
  }

  @Test
  void aTransactionIsCommittedAsAWhole() {
    SqlOutcome outcome =
        tables.execute(
            """
            BEGIN TRANSACTION;
            DELETE FROM t WHERE TRUE;
            INSERT INTO t (id) VALUES (7), (8);
            SELECT COUNT(*) AS n FROM t; -- a semicolon; in a comment
            COMMIT TRANSACTION;
            """);
    assertThat(outcome.statementType()).isEqualTo("SCRIPT");
    assertThat(outcome.affectedRows()).isEqualTo(3);
    assertThat(TestTables.java(outcome.rows())).containsExactly(cells(2L));
    assertThat(tables.rows("SELECT id FROM t ORDER BY id")).containsExactly(cells(7L), cells(8L));
  }

  @Test
  void aTransactionRolledBackOrLeftOpenChangesNothing() {
    tables.execute("BEGIN TRANSACTION; DELETE FROM t WHERE TRUE; ROLLBACK TRANSACTION;");
    tables.execute("BEGIN TRANSACTION; DELETE FROM t WHERE TRUE;");
    assertThat(tables.rows("SELECT id FROM t")).containsExactly(cells(1L));
  }

  @Test
  void ddlInATransactionIsRefused() {
    assertThatThrownBy(
            () -> tables.execute("BEGIN TRANSACTION; CREATE TABLE u (x INT64); COMMIT TRANSACTION"))
        .hasMessageContaining("transaction");
  }

  @Test
  void aSyntaxErrorAnywhereRunsNothing() {
    assertThatThrownBy(() -> tables.execute("INSERT t VALUES (2);\nSELEC 1"))
        .hasMessage("Syntax error: Unexpected identifier \"SELEC\" at [2:1]");
    assertThat(tables.table("t").rows()).hasSize(1);
  }

  @Test
  void positionsOfErrorsAreThoseOfTheWholeScript() {
    assertThatThrownBy(() -> tables.execute("SELECT 1;\n/* é */ SELECT foo FROM `p.d.t`"))
        .hasMessage("Unrecognized name: foo at [2:16]");
  }

  @Test
  void oneStatementWithASemicolonIsNoScript() {
    assertThat(tables.execute("SELECT 1;").statementType()).isEqualTo("SELECT");
  }

  @Test
  void variablesAreRefused() {
    assertThatThrownBy(() -> tables.execute("DECLARE x INT64 DEFAULT 1; SELECT x;"))
        .hasMessageStartingWith("The emulator does not support");
  }
}
