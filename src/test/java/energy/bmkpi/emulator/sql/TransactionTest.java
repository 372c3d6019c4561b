package energy.bmkpi.emulator.sql;

import static energy.bmkpi.emulator.sql.TestTables.cells;
import static energy.bmkpi.emulator.sql.TestTables.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.bmkpi.emulator.store.HeldTransaction;
import energy.bmkpi.testing.Slow;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two transactions at once: what one of them has changed, the other must not. */
@Timeout(60)
@Slow
class TransactionTest {
  private static final String ABORTED_AT_ITS_STATEMENT =
      "Query error: Transaction is aborted due to concurrent update against table p:d.t\\."
          + " Transaction ID: [0-9a-f-]{36} at \\[2:1\\]";

  private final TestTables tables =
      new TestTables().with("t", List.of("id INT64"), row(1)).with("u", List.of("id INT64"));
  private final ExecutorService other = Executors.newSingleThreadExecutor();

  @AfterEach
  void stop() {
    other.shutdownNow();
  }

  @Test
  void theSecondThatChangesATableIsAbortedWhileTheFirstIsInProgress() throws Exception {
    HeldTransaction held = tables.tables().transactions().holdNextBeforeCommit();
    Future<SqlOutcome> first = begin("UPDATE t SET id = 2 WHERE TRUE");
    held.awaitReached();

    assertThatThrownBy(() -> tables.execute(transaction("UPDATE t SET id = 3 WHERE TRUE")))
        .isInstanceOf(SqlError.class)
        .hasMessageMatching(ABORTED_AT_ITS_STATEMENT);

    held.release();
    first.get();
    assertThat(ids("t")).containsExactly(cells(2L));
  }

  @Test
  void whatHasChangedSinceATransactionBeganIsNotChangedByIt() throws Exception {
    HeldTransaction held = tables.tables().transactions().holdNextAfterBegin();
    Future<SqlOutcome> first = begin("UPDATE t SET id = 2 WHERE TRUE");
    held.awaitReached();

    tables.execute(transaction("UPDATE t SET id = 3 WHERE TRUE"));

    held.release();
    assertThatThrownBy(first::get).cause().hasMessageMatching(ABORTED_AT_ITS_STATEMENT);
    assertThat(ids("t")).containsExactly(cells(3L));
  }

  @Test
  void whatChangesOutsideOfTransactionsAbortsTheCommit() throws Exception {
    HeldTransaction held = tables.tables().transactions().holdNextBeforeCommit();
    Future<SqlOutcome> first = begin("UPDATE t SET id = 2 WHERE TRUE");
    held.awaitReached();

    tables.execute("UPDATE t SET id = 3 WHERE TRUE");

    held.release();
    assertThatThrownBy(first::get)
        .cause()
        .hasMessageContaining("table p:d.t")
        .hasMessageEndingWith("at [3:1]");
    assertThat(ids("t")).containsExactly(cells(3L));
  }

  @Test
  void transactionsOnDifferentTablesBothCommit() throws Exception {
    HeldTransaction held = tables.tables().transactions().holdNextBeforeCommit();
    Future<SqlOutcome> first = begin("UPDATE t SET id = 2 WHERE TRUE");
    held.awaitReached();

    tables.execute(transaction("INSERT u (id) VALUES (9)"));

    held.release();
    first.get();
    assertThat(ids("t")).containsExactly(cells(2L));
    assertThat(ids("u")).containsExactly(cells(9L));
  }

  @Test
  void anAbortedTransactionIsInNobodysWayAndHasChangedNothing() throws Exception {
    HeldTransaction held = tables.tables().transactions().holdNextBeforeCommit();
    Future<SqlOutcome> first = begin("UPDATE t SET id = 2 WHERE TRUE");
    held.awaitReached();
    assertThatThrownBy(
            () ->
                tables.execute(
                    transaction("INSERT u (id) VALUES (8); UPDATE t SET id = 3 WHERE TRUE")))
        .hasMessageContaining("concurrent update");

    tables.execute(transaction("INSERT u (id) VALUES (9)"));

    assertThat(ids("u")).containsExactly(cells(9L));
    held.release();
    first.get();
  }

  @Test
  void readingAlongsideATransactionSeesTheTablesBeforeIt() throws Exception {
    HeldTransaction held = tables.tables().transactions().holdNextBeforeCommit();
    Future<SqlOutcome> first = begin("UPDATE t SET id = 2 WHERE TRUE");
    held.awaitReached();

    assertThat(ids("t")).containsExactly(cells(1L));

    held.release();
    first.get();
  }

  private Future<SqlOutcome> begin(String statement) {
    return other.submit(() -> tables.execute(transaction(statement)));
  }

  private static String transaction(String statements) {
    return "BEGIN TRANSACTION;\n" + statements + ";\nCOMMIT TRANSACTION;";
  }

  private List<List<@Nullable Object>> ids(String table) {
    return tables.rows("SELECT id FROM " + table);
  }
}
