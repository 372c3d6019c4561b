package energy.bmkpi.warehouse.bigquery;

import com.google.api.services.bigquery.model.DataFormatOptions;
import com.google.api.services.bigquery.model.JobReference;
import com.google.api.services.bigquery.model.QueryParameter;
import com.google.api.services.bigquery.model.QueryRequest;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.warehouse.Cancellation;
import energy.bmkpi.warehouse.QueryStatistics;
import energy.bmkpi.warehouse.Row;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs queries that only read, each by one request unless it is long or has many rows. */
final class BigQueryQueries {
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private final BigQueryRequests requests;
  private final BigQuerySettings settings;
  private final @Nullable Long maxBytesBilled;

  /**
   * @param maxBytesBilled of each query, which is refused above it; null for no limit
   */
  BigQueryQueries(
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
  QueryStatistics run(
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
    long began = System.nanoTime();
    QueryAnswer first = requests.query(what, request);
    boolean complete = first.complete();
    List<String> columns = first.columns();
    String nextPage = first.nextPage();
    long count = complete ? handOver(columns, first, rows) : 0;
    while (!complete || nextPage != null) {
      Duration wait =
          complete ? BigQueryRequests.LONG_POLL : longestWait(System.nanoTime() - began);
      if (wait.isNegative() || wait.isZero()) {
        requests.cancel(job(first));
        throw tookTooLong(what);
      }
      QueryAnswer page = requests.results(what, job(first), nextPage, wait);
      if (page.complete()) {
        complete = true;
        columns = page.columns().isEmpty() ? columns : page.columns();
        nextPage = page.nextPage();
        count += handOver(columns, page, rows);
      }
    }
    return new QueryStatistics(count, billed(what, first));
  }

  /** How long the next request may wait for a query that has lasted so long already. */
  private Duration longestWait(long lastedNanos) {
    Duration limit = settings.queryTimeout();
    Duration left =
        limit == null ? BigQueryRequests.LONG_POLL : limit.minus(Duration.ofNanos(lastedNanos));
    return left.compareTo(BigQueryRequests.LONG_POLL) < 0 ? left : BigQueryRequests.LONG_POLL;
  }

  private Failure tookTooLong(String what) {
    return new Failure(
        FailureCategory.WAREHOUSE,
        "%s: it took longer than %d s"
            .formatted(what, Objects.requireNonNull(settings.queryTimeout()).toSeconds()),
        "give it more time with bmkpi.query-timeout, or fewer days with --batch-days");
  }

  /** Bytes that the query would process. */
  long dryRun(String what, String sql, List<QueryParameter> parameters) {
    QueryRequest request = request(sql, parameters, Map.of()).setDryRun(true);
    return Objects.requireNonNull(requests.query(what, request).bytesProcessed());
  }

  private static JobReference job(QueryAnswer answer) {
    return Objects.requireNonNull(answer.job(), "a query without a job");
  }

  /** A query that outlasted its first request tells its bytes only as a job. */
  private @Nullable Long billed(String what, QueryAnswer first) {
    if (first.bytesBilled() != null || first.job() == null) {
      return first.bytesBilled();
    }
    return requests.job(what, first.job()).getStatistics().getQuery().getTotalBytesBilled();
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
        .setTimeoutMs(longestWait(0).toMillis())
        // the service ends it even if nobody is left to cancel it
        .setJobTimeoutMs(
            settings.queryTimeout() == null ? null : settings.queryTimeout().toMillis())
        .setFormatOptions(new DataFormatOptions().setUseInt64Timestamp(true));
  }

  private static long handOver(List<String> columns, QueryAnswer answer, Consumer<Row> receiver) {
    BigQueryRow row = new BigQueryRow(columns, answer.cells());
    int count = row.rows();
    for (int i = 0; i < count; i++) {
      receiver.accept(row.at(i));
    }
    return count;
  }
}
