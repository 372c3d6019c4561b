package energy.bmkpi.warehouse.bigquery.rest;

import com.google.api.services.bigquery.model.GetQueryResultsResponse;
import com.google.api.services.bigquery.model.Job;
import com.google.api.services.bigquery.model.JobReference;
import com.google.api.services.bigquery.model.QueryRequest;
import com.google.api.services.bigquery.model.Table;
import com.google.api.services.bigquery.model.TableReference;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.bigquery.spi.v2.BigQueryRpc;
import energy.bmkpi.warehouse.RetryListener;
import energy.bmkpi.warehouse.bigquery.settings.BigQuerySettings;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The requests that the product makes of BigQuery, one a method. Each is tried again while its
 * failure is transient, and can be: queries carry a request id and jobs an id of ours, so that the
 * service does no work twice when only its answer was lost.
 *
 * <p>This is the transport below the client's {@code BigQuery.query()}, which does not retry, keeps
 * the bytes billed for itself and needs two more requests for a second page.
 */
public final class BigQueryRequests {
  /** How long one request waits for a query to end, less than a connection may be silent. */
  public static final Duration LONG_POLL = Duration.ofSeconds(50);

  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private static final QueryDeadline NO_DEADLINE = QueryDeadline.begin(null);

  private final BigQueryRpc rpc;
  private final QueryTransport queries;
  private final String project;
  private final String root;
  private final RequestTries tries;

  public BigQueryRequests(
      BigQueryOptions client, BigQuerySettings settings, RetryListener listener) {
    this.rpc = (BigQueryRpc) client.getRpc();
    this.queries = new QueryTransport(client);
    this.project = settings.project();
    this.root = client.getResolvedApiaryHost("bigquery");
    this.tries = new RequestTries(client, settings, listener);
  }

  /**
   * jobs.query: runs a query and answers its first rows, or that it still runs.
   *
   * @param deadline after it, no try is waited for and none is begun
   */
  QueryAnswer query(String what, QueryRequest query, QueryDeadline deadline) {
    boolean dry = Boolean.TRUE.equals(query.getDryRun());
    return tries.of(
        what,
        what,
        deadline,
        () -> {
          QueryAnswer answer = queries.query(project, query, deadline);
          return dry ? answer.ofDryRun() : answer.ofQuery();
        });
  }

  /**
   * jobs.getQueryResults: waits for a query's result, or gives its next page.
   *
   * @param deadline after it, no try is waited for and none is begun
   */
  QueryAnswer results(
      String what,
      JobReference job,
      @Nullable String pageToken,
      Duration wait,
      QueryDeadline deadline) {
    return tries.of(
        what, what, deadline, () -> queries.results(job, pageToken, wait, deadline).ofResults());
  }

  /**
   * Ends a query that another thread waits for.
   *
   * @param query the same request, by its id, that waits for nothing: its answer tells the job,
   *     whether the first request has been answered or not
   */
  void cancel(QueryRequest query) {
    QueryAnswer running =
        tries.atOnce(
            "cannot cancel a query", () -> queries.query(project, query, NO_DEADLINE).ofQuery());
    if (!running.complete() && running.job() != null) {
      cancel(running.job());
    }
  }

  /** jobs.cancel; a job that was not begun, or has ended, is left as it is. */
  public void cancel(JobReference job) {
    tries.atOnce(
        "cannot cancel job " + job.getJobId(),
        () -> rpc.cancel(job.getProjectId(), job.getJobId(), job.getLocation()));
  }

  /**
   * jobs.insert; empty where a job of this id is there already.
   *
   * @param unknown for messages: nobody can tell whether the job was done
   * @param refused for messages: the service says that it was not
   */
  public Optional<Job> insert(String unknown, String refused, Job job) {
    return requestOf(unknown, refused, () -> Answers.job(rpc.create(job, Map.of())));
  }

  /** jobs.get. */
  public Job job(String what, JobReference job) {
    return request(
        what,
        () -> {
          Job found = rpc.getJob(job.getProjectId(), job.getJobId(), job.getLocation(), Map.of());
          if (found == null) {
            throw new BigQueryException(NOT_FOUND, "there is no job " + job.getJobId());
          }
          return Answers.job(found);
        });
  }

  /**
   * jobs.getQueryResults: waits some time for a query job to succeed. False where it did not, for
   * whatever reason: then the job itself is to be asked.
   */
  public boolean querySucceeded(JobReference job, Duration wait) {
    Map<BigQueryRpc.Option, Object> options = new EnumMap<>(BigQueryRpc.Option.class);
    options.put(BigQueryRpc.Option.TIMEOUT, wait.toMillis());
    options.put(BigQueryRpc.Option.MAX_RESULTS, 0L);
    try {
      return tries.once(
          () -> {
            GetQueryResultsResponse answer =
                rpc.getQueryResults(job.getProjectId(), job.getJobId(), job.getLocation(), options);
            return answer != null && Boolean.TRUE.equals(answer.getJobComplete());
          });
    } catch (BigQueryException e) {
      return false;
    }
  }

  /** tables.insert; empty where a table of this name is there already, which is left as it is. */
  public Optional<Table> createTable(String what, Table table) {
    return requestOf(what, what, () -> Answers.table(rpc.create(table, Map.of())));
  }

  /** tables.get; empty where there is none of this name. */
  public Optional<Table> table(String what, TableReference table) {
    return table(what, table, Map.of());
  }

  /**
   * tables.get of some fields: what else BigQuery has to say of a table of somebody else is neither
   * sent nor read.
   *
   * @param fields their names, separated by commas
   */
  public Optional<Table> table(String what, TableReference table, String fields) {
    return table(what, table, Map.of(BigQueryRpc.Option.FIELDS, fields));
  }

  private Optional<Table> table(
      String what, TableReference table, Map<BigQueryRpc.Option, ?> options) {
    return request(
        what,
        () ->
            Optional.ofNullable(
                    rpc.getTable(
                        table.getProjectId(), table.getDatasetId(), table.getTableId(), options))
                .map(Answers::table));
  }

  /** tables.patch: changes what is set in the given table. */
  public void changeTable(String what, Table table) {
    request(what, () -> Answers.table(rpc.patch(table, Map.of())));
  }

  /** tables.delete; what is gone already is no failure. */
  public void deleteTable(String what, TableReference table) {
    request(
        what,
        () -> rpc.deleteTable(table.getProjectId(), table.getDatasetId(), table.getTableId()));
  }

  /** Begins the upload of a load job; empty where a job of this id is there already. */
  Optional<String> openUpload(String what, Job load) {
    return requestOf(what, what, () -> Answers.session(rpc.open(load), root));
  }

  /**
   * Sends some bytes of an upload; the last ones are answered by the job, empty if it was there.
   */
  Optional<Job> upload(
      String what, String session, byte[] bytes, int length, long position, boolean last) {
    return requestOf(
        what,
        what,
        () -> {
          Job job = rpc.write(session, bytes, 0, position, length, last);
          // a chunk in the middle has no answer of interest
          return last ? Answers.job(job) : new Job();
        });
  }

  /** Empty where what is to be made is there already. */
  private <T> Optional<T> requestOf(String unknown, String refused, Callable<T> request) {
    return request(
        unknown,
        refused,
        () -> {
          try {
            return Optional.of(request.call());
          } catch (BigQueryException e) {
            if (e.getCode() == CONFLICT) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  private <T> T request(String what, Callable<T> request) {
    return request(what, what, request);
  }

  private <T> T request(String unknown, String refused, Callable<T> request) {
    return tries.of(unknown, refused, NO_DEADLINE, request);
  }
}
