package energy.bmkpi.warehouse.bigquery.publish;

import energy.bmkpi.emulator.sql.SqlEngine;
import energy.bmkpi.emulator.sql.SqlError;
import energy.bmkpi.emulator.sql.SqlOutcome;
import energy.bmkpi.emulator.sql.SqlRequest;
import energy.bmkpi.emulator.store.Snapshot;
import energy.bmkpi.emulator.store.Tables;
import org.jspecify.annotations.Nullable;

/** An engine that breaks at the next request with some text, and works again after it. */
final class FailingOnce implements SqlEngine {
  private final SqlEngine engine;
  private @Nullable String text;
  private String reason = "";

  FailingOnce(SqlEngine engine) {
    this.engine = engine;
  }

  synchronized void failOnce(String textOfTheRequest, String errorReason) {
    text = textOfTheRequest;
    reason = errorReason;
  }

  @Override
  public SqlOutcome execute(Tables tables, SqlRequest request) {
    synchronized (this) {
      if (text != null && request.sql().contains(text)) {
        text = null;
        throw new SqlError(reason, "the engine broke on demand");
      }
    }
    return engine.execute(tables, request);
  }

  @Override
  public SqlOutcome dryRun(Snapshot tables, SqlRequest request) {
    return engine.dryRun(tables, request);
  }
}
