package energy.bmkpi.warehouse.bigquery;

import com.google.api.services.bigquery.model.GetQueryResultsResponse;
import com.google.api.services.bigquery.model.JobReference;
import com.google.api.services.bigquery.model.QueryParameter;
import com.google.api.services.bigquery.model.QueryRequest;
import com.google.api.services.bigquery.model.QueryResponse;
import com.google.api.services.bigquery.model.TableRow;
import com.google.api.services.bigquery.model.TableSchema;
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
  /** How long one request waits for the rest of a query; another one follows. */
  private static final Duration WAIT = Duration.ofSeconds(10);

  private final BigQueryRequests requests;
  private final BigQuerySettings settings;

  BigQueryQueries(BigQueryRequests requests, BigQuerySettings settings) {
    this.requests = requests;
    this.settings = settings;
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
    QueryResponse first = requests.query(what, request(sql, parameters, labels));
    boolean complete = first.getJobComplete();
    TableSchema schema = first.getSchema();
    String nextPage = first.getPageToken();
    long count = complete ? handOver(schema, first.getRows(), rows) : 0;
    while (!complete || nextPage != null) {
      GetQueryResultsResponse page = results(what, first.getJobReference(), nextPage);
      if (page.getJobComplete()) {
        complete = true;
        schema = page.getSchema() == null ? schema : page.getSchema();
        nextPage = page.getPageToken();
        count += handOver(schema, page.getRows(), rows);
      }
    }
    return new QueryStatistics(count, billed(what, first));
  }

  /** Bytes that the query would process. */
  long dryRun(String what, String sql, List<QueryParameter> parameters) {
    QueryRequest request = request(sql, parameters, Map.of()).setDryRun(true);
    return requests.query(what, request).getTotalBytesProcessed();
  }

  private GetQueryResultsResponse results(
      String what, JobReference job, @Nullable String pageToken) {
    return requests.results(what, job, pageToken, WAIT);
  }

  /** A query that outlasted its first request tells its bytes only as a job. */
  private @Nullable Long billed(String what, QueryResponse first) {
    if (first.getTotalBytesBilled() != null || first.getJobReference() == null) {
      return first.getTotalBytesBilled();
    }
    return requests
        .job(what, first.getJobReference())
        .getStatistics()
        .getQuery()
        .getTotalBytesBilled();
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
        .setMaximumBytesBilled(settings.maxBytesBilled())
        .setTimeoutMs(WAIT.toMillis())
        // the service answers a repeated request with the result of the first
        .setRequestId(UUID.randomUUID().toString());
  }

  private static long handOver(
      TableSchema schema, @Nullable List<TableRow> rows, Consumer<Row> receiver) {
    if (rows == null) {
      return 0;
    }
    BigQueryRow row = new BigQueryRow(Objects.requireNonNull(schema));
    rows.forEach(next -> receiver.accept(row.at(next)));
    return rows.size();
  }
}
