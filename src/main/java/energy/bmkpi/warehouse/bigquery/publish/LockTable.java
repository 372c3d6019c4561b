package energy.bmkpi.warehouse.bigquery.publish;

import com.google.api.services.bigquery.model.Table;
import com.google.api.services.bigquery.model.TableReference;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.RetryListener;
import energy.bmkpi.warehouse.bigquery.rest.BigQueryRequests;
import energy.bmkpi.warehouse.bigquery.settings.BigQuerySettings;
import energy.bmkpi.warehouse.bigquery.sql.BigQueryNames;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A lock that is a table beside the summary table: of two that make it, BigQuery lets one. Its
 * description tells who holds it. Should that process die, the table expires by itself; the same
 * run, resumed, takes it over.
 */
final class LockTable implements PublicationLock {
  private static final Duration LIFETIME = Duration.ofHours(12);
  private static final String ENDING = "_lock";

  /** Of two runs that make and remove it at the same moments. */
  private static final int MOST_ROUNDS = 20;

  private final BigQueryRequests requests;
  private final BigQuerySettings settings;
  private final RetryListener listener;
  private final String run;
  private final TableReference reference;
  private final String summary;
  private String tenure = "";

  private LockTable(
      BigQueryRequests requests, BigQuerySettings settings, RetryListener listener, String runId) {
    this.requests = requests;
    this.settings = settings;
    this.listener = listener;
    this.run = "run %s, ".formatted(runId);
    BigQueryNames names = settings.names();
    String table = settings.tables().of(OutputTable.SUMMARY);
    this.summary = names.complete(table);
    this.reference = names.reference(table + ENDING);
  }

  /** Fails where another run holds it. */
  static LockTable take(
      BigQueryRequests requests, BigQuerySettings settings, RetryListener listener, String runId) {
    LockTable lock = new LockTable(requests, settings, listener, runId);
    lock.renew();
    return lock;
  }

  @Override
  public void renew() {
    String what = "cannot take the lock " + name();
    Optional<Table> held = requests.createTable(what, definition());
    for (int rounds = 0; held.isEmpty(); rounds++) {
      if (rounds == MOST_ROUNDS) {
        throw new Failure(
            FailureCategory.LOCKED,
            what + ": each time it is looked at it is gone, and each time it is made it is there",
            "wait until no other run publishes there, then run again");
      }
      held = requests.table(what, reference);
      if (held.isPresent()) {
        requireOwn(held.get());
        requests.changeTable(what, definition());
      } else {
        // it was given back, or has expired, since it was in the way
        held = requests.createTable(what, definition());
      }
    }
    tenure = String.valueOf(held.get().getCreationTime());
  }

  @Override
  public String tenure() {
    return tenure;
  }

  /** What another run has made since this one's expired is left to it. */
  @Override
  public void close() {
    String what = "cannot give back the lock " + name();
    try {
      if (requests.table(what, reference).filter(this::isOwn).isPresent()) {
        requests.deleteTable(what, reference);
      }
    } catch (Failure e) {
      listener.leftBehind(
          "%s; until it ends by itself no other run publishes; remove it with: %s"
              .formatted(e.getMessage(), removal()));
    }
  }

  private Table definition() {
    return new Table()
        .setTableReference(reference)
        .setDescription(run + settings.process())
        .setLabels(settings.labels())
        .setExpirationTime(Instant.now().plus(LIFETIME).toEpochMilli());
  }

  private boolean isOwn(Table lock) {
    return lock.getDescription() != null && lock.getDescription().startsWith(run);
  }

  private void requireOwn(Table lock) {
    if (!isOwn(lock)) {
      throw new Failure(
          FailureCategory.LOCKED,
          "another run publishes into %s: %s".formatted(summary, lock.getDescription()),
          "wait until it has ended, then run again; if its process is dead, its lock ends%s by"
                  .formatted(expiration(lock))
              + " itself, or at once with: "
              + removal());
    }
  }

  private static String expiration(Table lock) {
    Long expires = lock.getExpirationTime();
    return expires == null ? "" : " at " + Instant.ofEpochMilli(expires);
  }

  private String removal() {
    return "bq rm -f -t " + name();
  }

  /** As Google's command takes it. */
  private String name() {
    return "%s:%s.%s"
        .formatted(reference.getProjectId(), reference.getDatasetId(), reference.getTableId());
  }
}
