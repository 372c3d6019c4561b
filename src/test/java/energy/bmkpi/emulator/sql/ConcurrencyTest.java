package energy.bmkpi.emulator.sql;

import static energy.bmkpi.emulator.sql.TestTables.cells;
import static energy.bmkpi.emulator.sql.TestTables.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zetasql.Value;
import energy.bmkpi.testing.Slow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@Slow
class ConcurrencyTest {
  private static final int REQUESTS = 28;

  @Test
  void manyRequestsAtOnceSeeTheirOwnTables() throws Exception {
    GoogleSqlEngine engine = new GoogleSqlEngine();
    ExecutorService threads = Executors.newFixedThreadPool(REQUESTS);
    try {
      List<Future<SqlOutcome>> outcomes = new ArrayList<>();
      for (int i = 0; i < REQUESTS; i++) {
        TestTables tables = new TestTables().with("t", List.of("id INT64"), row(i));
        SqlRequest request =
            TestTables.request(
                "INSERT t VALUES (@x); SELECT SUM(id) AS s FROM `p.d.t`;",
                Map.of("x", Value.createInt64Value(1000)));
        outcomes.add(threads.submit(() -> engine.execute(tables.tables(), request)));
      }
      for (int i = 0; i < REQUESTS; i++) {
        assertThat(TestTables.java(outcomes.get(i).get().rows())).containsExactly(cells(1000L + i));
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
