package energy.bmkpi.emulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** jobs.query and jobs.getQueryResults. */
final class QueryCalls {
  private static final int LONGEST_REQUEST_ID = 36;
  private static final int CANCELLED = 499;

  /** What may differ between two requests of one id, as it does not change the result. */
  private static final Set<String> NOT_OF_THE_RESULT =
      Set.of("timeoutMs", "maxResults", "formatOptions", "kind");

  private record RequestKey(String project, ObjectNode request) {}

  private final JobStore jobs;
  private final JobRunner runner;
  private final Faults faults;
  private final String location;
  private final Map<RequestKey, CompletableFuture<Job>> requests = new ConcurrentHashMap<>();

  QueryCalls(JobStore jobs, JobRunner runner, Faults faults, String location) {
    this.jobs = jobs;
    this.runner = runner;
    this.faults = faults;
    this.location = location;
  }

  Answer query(Call call) {
    ObjectNode body = call.body();
    runner.checkLocation(Json.text(body, "location"));
    QueryConfiguration query = QueryConfiguration.read(body, call.project());
    boolean int64Timestamps = Json.flag(body.path("formatOptions"), "useInt64Timestamp", false);
    if (Json.flag(body, "dryRun", false)) {
      return Answer.ok(dryRun(call.project(), query));
    }
    Job job = once(call.project(), body, query);
    if (call.incomplete(job)) {
      return Answer.ok(incomplete(job, "bigquery#queryResponse"));
    }
    QueryResult result = job.queryResult();
    RowPage page =
        RowPage.of(
            result.destination(),
            result.rows(),
            0,
            Json.number(body, "maxResults"),
            faults.rowsPerPage());
    ObjectNode answer = answer(job, result, "bigquery#queryResponse");
    answer.put("queryId", "query_" + job.id());
    answer.put("totalBytesBilled", Long.toString(result.statistics().bytesBilled()));
    answer.put("location", location);
    answer.put("creationTime", Long.toString(job.created().toEpochMilli()));
    boolean optional = "JOB_CREATION_OPTIONAL".equals(Json.text(body, "jobCreationMode"));
    if (optional && page.isLast()) {
      answer.remove("jobReference");
    } else {
      String reason = optional ? "LARGE_RESULTS" : "REQUESTED";
      answer.putObject("jobCreationReason").put("code", reason);
    }
    describe(page, result, answer, int64Timestamps);
    return Answer.ok(answer);
  }

  Answer getQueryResults(Call call) {
    Job job = jobs.job(call.project(), call.ids().get(1), call.parameter("location"));
    String kind = "bigquery#getQueryResultsResponse";
    ApiError stopped = call.incomplete(job) ? jobs.stoppedIfCancelled(job).error() : null;
    if (stopped != null) {
      return new Answer(CANCELLED, stopped.body(CANCELLED), Map.of());
    }
    if (call.incomplete(job) || job.ended() == null) {
      return Answer.ok(incomplete(job, kind));
    }
    QueryResult result = job.queryResult();
    RowPage page = RowPage.of(result.destination(), result.rows(), call, faults.rowsPerPage());
    ObjectNode answer = answer(job, result, kind);
    describe(page, result, answer, call.flag("formatOptions.useInt64Timestamp"));
    return Answer.ok(answer);
  }

  /** The request is run once, however often it comes; a request without an id, each time. */
  private Job once(String project, ObjectNode body, QueryConfiguration query) {
    String requestId = Json.text(body, "requestId");
    if (requestId == null) {
      return runner.query(project, jobs.newId(), configuration(body), query);
    }
    if (requestId.isEmpty() || requestId.length() > LONGEST_REQUEST_ID) {
      throw ApiError.invalid("Invalid value for requestId: " + requestId);
    }
    ObjectNode key = body.deepCopy();
    key.remove(NOT_OF_THE_RESULT);
    CompletableFuture<Job> mine = new CompletableFuture<>();
    CompletableFuture<Job> first = requests.putIfAbsent(new RequestKey(project, key), mine);
    if (first != null) {
      return first.join();
    }
    try {
      mine.complete(runner.query(project, jobs.newId(), configuration(body), query));
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    }
    return mine.join();
  }

  /** Of the job that jobs.query makes. */
  private static ObjectNode configuration(ObjectNode body) {
    ObjectNode configuration = Json.object();
    ObjectNode query = configuration.putObject("query");
    for (String field :
        Set.of(
            "query", "defaultDataset", "queryParameters", "maximumBytesBilled", "parameterMode")) {
      JsonNode value = body.get(field);
      if (value != null) {
        query.set(field, value);
      }
    }
    query.put("useLegacySql", false);
    if (body.has("labels")) {
      configuration.set("labels", body.get("labels"));
    }
    return configuration;
  }

  private ObjectNode dryRun(String project, QueryConfiguration query) {
    QueryResult result = runner.dryRun(project, query);
    ObjectNode answer = Json.object();
    answer.put("kind", "bigquery#queryResponse");
    ObjectNode reference = answer.putObject("jobReference");
    reference.put("projectId", project);
    reference.put("location", location);
    answer.set("schema", SchemaJson.of(result.fields()));
    answer.put("jobComplete", true);
    answer.put("cacheHit", false);
    answer.put("totalBytesProcessed", Long.toString(result.statistics().bytesProcessed()));
    return answer;
  }

  private ObjectNode incomplete(Job job, String kind) {
    ObjectNode answer = Json.object();
    answer.put("kind", kind);
    answer.set("jobReference", job.reference(location));
    answer.put("jobComplete", false);
    return answer;
  }

  private ObjectNode answer(Job job, QueryResult result, String kind) {
    ObjectNode answer = Json.object();
    answer.put("kind", kind);
    answer.set("jobReference", job.reference(location));
    answer.put("jobComplete", true);
    answer.put("cacheHit", false);
    QueryStatistics statistics = result.statistics();
    answer.put("totalBytesProcessed", Long.toString(statistics.bytesProcessed()));
    if (statistics.isDml()) {
      answer.put("numDmlAffectedRows", Long.toString(statistics.affectedRows()));
    }
    return answer;
  }

  /** A statement without columns, such as DML, has neither a schema nor rows in its answer. */
  private static void describe(
      RowPage page, QueryResult result, ObjectNode answer, boolean int64Timestamps) {
    if (!result.fields().isEmpty()) {
      answer.set("schema", SchemaJson.of(result.fields()));
      page.describe(answer, int64Timestamps);
    }
  }
}
