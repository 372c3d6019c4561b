package energy.bmkpi.warehouse.bigquery;

import com.google.api.services.bigquery.model.DataFormatOptions;
import com.google.api.services.bigquery.model.JobReference;
import com.google.api.services.bigquery.model.QueryParameter;
import com.google.api.services.bigquery.model.QueryRequest;
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
    QueryAnswer first = requests.query(what, request);
    boolean complete = first.complete();
    List<String> columns = first.columns();
    String nextPage = first.nextPage();
    long count = complete ? handOver(columns, first, rows) : 0;
    while (!complete || nextPage != null) {
      QueryAnswer page = requests.results(what, job(first), nextPage, BigQueryRequests.LONG_POLL);
      if (page.complete()) {
        complete = true;
        columns = page.columns().isEmpty() ? columns : page.columns();
        nextPage = page.nextPage();
        count += handOver(columns, page, rows);
      }
    }
    return new QueryStatistics(count, billed(what, first));
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
        .setTimeoutMs(BigQueryRequests.LONG_POLL.toMillis())
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
