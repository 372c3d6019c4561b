package energy.bmkpi.emulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as it is at one moment.
 *
 * @param configuration as its resource tells it
 * @param statistics of its type, once it ended
 * @param ended null while it runs
 * @param error null unless it failed
 * @param result null unless it is a query that succeeded
 */
record Job(
    String project,
    String id,
    ObjectNode configuration,
    ObjectNode statistics,
    Instant created,
    @Nullable Instant ended,
    @Nullable ApiError error,
    @Nullable QueryResult result) {

  static Job running(String project, String id, ObjectNode configuration, Instant now) {
    return new Job(project, id, configuration, Json.object(), now, null, null, null);
  }

  Job failed(ApiError why, Instant now) {
    return new Job(project, id, configuration, statistics, created, now, why, null);
  }

  Job loaded(ObjectNode load, Instant now) {
    ObjectNode all = Json.object();
    all.set("load", load);
    return new Job(project, id, configuration, all, created, now, null, null);
  }

  Job queried(QueryResult queried, Instant now) {
    ObjectNode all = Json.object();
    queried.statistics().describe(all);
    return new Job(project, id, configuration, all, created, now, null, queried);
  }

  /** Its result; an error where it failed, or isn't a query. */
  QueryResult queryResult() {
    if (error != null) {
      throw error;
    }
    if (result == null) {
      throw ApiError.invalid("Job " + project + ":" + id + " is not a query job.");
    }
    return result;
  }

  ObjectNode reference(String location) {
    ObjectNode reference = Json.object();
    reference.put("projectId", project);
    reference.put("jobId", id);
    reference.put("location", location);
    return reference;
  }

  /** Its REST resource. */
  ObjectNode resource(String location, boolean incomplete) {
    boolean running = incomplete || ended == null;
    ObjectNode resource = Json.object();
    resource.put("kind", "bigquery#job");
    resource.put("id", project + ":" + location + "." + id);
    resource.set("jobReference", reference(location));
    resource.put("user_email", "emulator@example.com");
    resource.set("configuration", configuration);
    ObjectNode told = running ? Json.object() : statistics.deepCopy();
    told.put("creationTime", Long.toString(created.toEpochMilli()));
    told.put("startTime", Long.toString(created.toEpochMilli()));
    if (!running && ended != null) {
      told.put("endTime", Long.toString(ended.toEpochMilli()));
    }
    resource.set("statistics", told);
    ObjectNode status = resource.putObject("status");
    status.put("state", running ? "RUNNING" : "DONE");
    if (!running && error != null) {
      error.describe(status);
    }
    return resource;
  }
}
