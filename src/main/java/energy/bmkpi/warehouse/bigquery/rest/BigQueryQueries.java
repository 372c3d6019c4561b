package energy.bmkpi.warehouse.bigquery.rest;

import com.google.api.services.bigquery.model.DataFormatOptions;
import com.google.api.services.bigquery.model.JobReference;
import com.google.api.services.bigquery.model.JobStatistics;
import com.google.api.services.bigquery.model.JobStatistics2;
import com.google.api.services.bigquery.model.QueryParameter;
import com.google.api.services.bigquery.model.QueryRequest;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.warehouse.Cancellation;
import energy.bmkpi.warehouse.QueryStatistics;
import energy.bmkpi.warehouse.QueryTimeout;
import energy.bmkpi.warehouse.Row;
import energy.bmkpi.warehouse.bigquery.settings.BigQuerySettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs queries that only read, each by one request unless it is long or has many rows. */
public final class BigQueryQueries {
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private static final long PAUSE_OF_CANCELLED_MILLIS = 100;

  private final BigQueryRequests requests;
  private final BigQuerySettings settings;
  private final @Nullable Long maxBytesBilled;

  /**
   * @param maxBytesBilled of each query, which is refused above it; null for no limit
   */
  public BigQueryQueries(
      BigQueryRequests requests, BigQuerySettings settings, @Nullable Long maxBytesBilled) {
    this.requests = requests;
    this.settings = settings;
    this.maxBytesBilled = maxBytesBilled;
  }

  /**
   * Hands over every row of every page.
   *
   * @param what for messages: what the query is for
   * @param labels of the job, beside those of the settings
   */
  public QueryStatistics run(
      String what,
      String sql,
      List<QueryParameter> parameters,
      Map<String, String> labels,
      Consumer<Row> rows) {
    // the service answers a repeated request with the result of the first, and knows its job
    String id = UUID.randomUUID().toString();
    QueryRequest request = request(sql, parameters, labels).setRequestId(id);
    QueryRequest known =
        request(sql, parameters, labels).setRequestId(id).setTimeoutMs(AT_ONCE.toMillis());
    Cancellation.Registration running =
        settings.cancellation().onRequest(() -> requests.cancel(known));
    try (running) {
      return run(what, request, rows);
    }
  }

  private QueryStatistics run(String what, QueryRequest request, Consumer<Row> rows) {
    QueryDeadline deadline = QueryDeadline.begin(settings.queryTimeout());
    QueryAnswer first = inTime(what, deadline, () -> requests.query(what, request, deadline));
    boolean complete = first.complete();
    List<String> columns = first.columns();
    String nextPage = first.nextPage();
    Long announced = first.totalRows();
    PollingPace pace = new PollingPace();
    long count = complete ? handOver(columns, first, rows) : 0;
    while (!complete || nextPage != null) {
      // a page that is ready takes no time of the query's
      QueryDeadline until = complete ? QueryDeadline.begin(settings.queryTimeout()) : deadline;
      Duration wait = longestWait(until);
      if (wait.isNegative() || wait.isZero()) {
        requests.cancel(job(first));
        throw tookTooLong(what, null);
      }
      String token = nextPage;
      pace.asks();
      QueryAnswer page =
          inTime(what, until, () -> requests.results(what, job(first), token, wait, until));
      if (page.complete()) {
        complete = true;
        columns = page.columns().isEmpty() ? columns : page.columns();
        nextPage = page.nextPage();
        announced = page.totalRows();
        count += handOver(columns, page, rows);
        if (nextPage != null && (page.rows() == 0 || isMore(count, announced))) {
          throw notAsAnnounced(what, count, announced);
        }
      } else {
        pause(what, QueryDeadline.shorter(pace.rest(), until.left()));
      }
    }
    if (announced == null || count != announced) {
      throw notAsAnnounced(what, count, announced);
    }
    return new QueryStatistics(count, billed(what, first));
  }

  /** Work that is to end is asked for once more soon: its job has been cancelled. */
  private void pause(String what, Duration pause) {
    try {
      if (settings.cancellation().isRequested()) {
        Thread.sleep(Math.min(Math.max(0, pause.toMillis()), PAUSE_OF_CANCELLED_MILLIS));
      } else {
        settings.cancellation().await(pause.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(
          FailureCategory.WAREHOUSE,
          what + ": interrupted while BigQuery worked on it",
          "run again; a query that is still running there ends by itself",
          e);
    }
  }

  private static boolean isMore(long count, @Nullable Long announced) {
    return announced == null || count > announced;
  }

  private static Failure notAsAnnounced(String what, long count, @Nullable Long announced) {
    return new Failure(
        FailureCategory.WAREHOUSE,
        "%s: BigQuery announced %s rows and sent %d".formatted(what, announced, count),
        "run again; if it stays so, look whether a proxy changes answers on their way");
  }

  /** What has failed when the time was over has failed of that; the service ends the job itself. */
  private QueryAnswer inTime(String what, QueryDeadline deadline, Supplier<QueryAnswer> request) {
    try {
      return request.get();
    } catch (Failure e) {
      throw deadline.isOver() ? tookTooLong(what, e) : e;
    }
  }

  private static Duration longestWait(QueryDeadline deadline) {
    return QueryDeadline.shorter(deadline.leftForTheService(), BigQueryRequests.LONG_POLL);
  }

  private Failure tookTooLong(String what, @Nullable Failure cause) {
    return QueryTimeout.exceeded(
        what, Objects.requireNonNull(settings.queryTimeout(), "no limit, no deadline"), cause);
  }

  /** Bytes that the query would process. */
  public long dryRun(String what, String sql, List<QueryParameter> parameters) {
    QueryRequest request = request(sql, parameters, Map.of()).setDryRun(true);
    QueryDeadline deadline = QueryDeadline.begin(settings.queryTimeout());
    return Objects.requireNonNull(
        inTime(what, deadline, () -> requests.query(what, request, deadline)).bytesProcessed());
  }

  private static JobReference job(QueryAnswer answer) {
    return Objects.requireNonNull(answer.job(), "a query without a job");
  }

  /** A query that outlasted its first request tells its bytes only as a job. */
  private @Nullable Long billed(String what, QueryAnswer first) {
    if (first.bytesBilled() != null || first.job() == null) {
      return first.bytesBilled();
    }
    JobStatistics statistics = requests.job(what, first.job()).getStatistics();
    JobStatistics2 query = statistics == null ? null : statistics.getQuery();
    return query == null ? null : query.getTotalBytesBilled();
  }

  private QueryRequest request(
      String sql, List<QueryParameter> parameters, Map<String, String> labels) {
    Map<String, String> all = new HashMap<>(settings.labels());
    all.putAll(labels);
    return new QueryRequest()
        .setQuery(sql)
        .setUseLegacySql(false)
        .setParameterMode("NAMED")
        .setQueryParameters(parameters)
        .setLabels(all)
        .setLocation(settings.location())
        .setMaximumBytesBilled(maxBytesBilled)
        .setTimeoutMs(longestWait(QueryDeadline.begin(settings.queryTimeout())).toMillis())
        // the service ends it even if nobody is left to cancel it
        .setJobTimeoutMs(
            settings.queryTimeout() == null ? null : settings.queryTimeout().toMillis())
        .setFormatOptions(new DataFormatOptions().setUseInt64Timestamp(true));
  }

  private static long handOver(List<String> columns, QueryAnswer answer, Consumer<Row> receiver) {
    BigQueryRow row = new BigQueryRow(columns, answer.rows(), answer.cells());
    int count = row.rows();
    for (int i = 0; i < count; i++) {
      receiver.accept(row.at(i));
    }
    return count;
  }
}
