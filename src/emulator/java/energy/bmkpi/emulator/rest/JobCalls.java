package energy.bmkpi.emulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.regex.Pattern;

/** jobs.insert, get, list and cancel. */
final class JobCalls {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,1024}");

  private final JobStore jobs;
  private final JobRunner runner;
  private final String location;

  JobCalls(JobStore jobs, JobRunner runner, String location) {
    this.jobs = jobs;
    this.runner = runner;
    this.location = location;
  }

  Answer insert(Call call) {
    ObjectNode body = call.body();
    JsonNode configuration = body.path("configuration");
    if (!configuration.path("query").isObject()) {
      throw ApiError.notInterpreted("a job that is neither a query nor a load with content");
    }
    if (configuration.path("load").isObject()) {
      throw ApiError.invalid("A job has one configuration, not several.");
    }
    String project = projectOf(body, call.project());
    QueryConfiguration query = QueryConfiguration.read(configuration.path("query"), project);
    ObjectNode told = told(configuration, "QUERY");
    if (Json.flag(configuration, "dryRun", false)) {
      return Answer.ok(dryRun(project, told, query));
    }
    Job job = runner.query(project, idOf(body), told, query);
    return Answer.ok(job.resource(location, call.incomplete(job)));
  }

  /** The load that an upload begins; nothing is run before its content is there. */
  LoadRequest loadRequest(Call call, ObjectNode body) {
    JsonNode configuration = body.path("configuration");
    if (!configuration.path("load").isObject() || configuration.path("query").isObject()) {
      throw ApiError.invalid("Only a load job has content.");
    }
    if (Json.flag(configuration, "dryRun", false)) {
      throw ApiError.invalid("A load job cannot be a dry run.");
    }
    String project = projectOf(body, call.project());
    return new LoadRequest(
        project,
        idOf(body),
        told(configuration, "LOAD"),
        LoadJob.read(configuration.path("load"), project));
  }

  Job load(LoadRequest request, byte[] content) {
    return runner.load(
        request.project(), request.id(), request.configuration(), request.job(), content);
  }

  Answer get(Call call) {
    Job job = jobs.job(call.project(), call.ids().get(1), call.parameter("location"));
    if (!call.incomplete(job)) {
      return Answer.ok(job.resource(location, false));
    }
    Job seen = jobs.stoppedIfCancelled(job);
    return Answer.ok(seen.resource(location, seen.error() == null));
  }

  Answer list(Call call) {
    if (call.parameter("pageToken") != null) {
      throw ApiError.notInterpreted("pages of jobs");
    }
    ObjectNode answer = Json.object();
    answer.put("kind", "bigquery#jobList");
    ArrayNode array = answer.putArray("jobs");
    jobs.of(call.project()).forEach(job -> array.add(listed(job)));
    return Answer.ok(answer);
  }

  private ObjectNode listed(Job job) {
    ObjectNode resource = job.resource(location, false);
    resource.put("state", job.ended() == null ? "RUNNING" : "DONE");
    return resource;
  }

  /** All jobs end before their first answer; it stops those that answers tell to be running. */
  Answer cancel(Call call) {
    Job job = jobs.job(call.project(), call.ids().get(1), call.parameter("location"));
    jobs.cancel(job);
    ObjectNode answer = Json.object();
    answer.put("kind", "bigquery#jobCancelResponse");
    answer.set("job", job.resource(location, call.incomplete(job)));
    return Answer.ok(answer);
  }

  private ObjectNode dryRun(String project, ObjectNode configuration, QueryConfiguration query) {
    QueryResult result = runner.dryRun(project, query);
    if (query.maximumBytesBilled() != null) {
      result.statistics().checkBilledAtMost(query.maximumBytesBilled());
    }
    Job job = Job.running(project, "", configuration, Instant.EPOCH);
    ObjectNode resource = job.queried(result, Instant.EPOCH).resource(location, false);
    resource.remove("id");
    resource.withObject("/jobReference").remove("jobId");
    resource.withObject("/statistics/query").set("schema", SchemaJson.of(result.fields()));
    return resource;
  }

  private String projectOf(ObjectNode body, String inPath) {
    JsonNode reference = body.path("jobReference");
    runner.checkLocation(Json.text(reference, "location"));
    String project = Json.text(reference, "projectId", inPath);
    if (!project.equals(inPath)) {
      throw ApiError.invalid(
          "Value " + project + " in content does not agree with value " + inPath);
    }
    return project;
  }

  private String idOf(ObjectNode body) {
    String id = Json.text(body.path("jobReference"), "jobId", jobs.newId());
    if (!ID.matcher(id).matches()) {
      throw ApiError.invalid("Invalid job ID \"" + id + "\".");
    }
    return id;
  }

  private static ObjectNode told(JsonNode configuration, String type) {
    ObjectNode told = configuration.deepCopy();
    told.put("jobType", type);
    return told;
  }
}
