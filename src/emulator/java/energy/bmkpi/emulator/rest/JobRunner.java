package energy.bmkpi.emulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import energy.bmkpi.emulator.store.TableName;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Begins jobs, runs them and keeps how they ended. */
final class JobRunner {
  private final TableStore store;
  private final JobStore jobs;
  private final QueryRunner queries;
  private final String location;

  JobRunner(TableStore store, JobStore jobs, QueryRunner queries, String location) {
    this.store = store;
    this.jobs = jobs;
    this.queries = queries;
    this.location = location;
  }

  void checkLocation(@Nullable String asked) {
    if (asked != null && !asked.equalsIgnoreCase(location)) {
      throw ApiError.notFound("Dataset was not found in location " + asked);
    }
  }

  QueryResult dryRun(String project, QueryConfiguration query) {
    return queries.dryRun(query, jobs.anonymousTable(project, "dry_run"));
  }

  Job query(String project, String id, ObjectNode configuration, QueryConfiguration query) {
    TableName anonymous = jobs.anonymousTable(project, id);
    ObjectNode told = configuration.withObject("/query");
    if (query.destination() == null) {
      told.set("destinationTable", Names.reference(anonymous));
    }
    return run(
        Job.running(project, id, configuration, store.now()),
        job -> job.queried(queries.run(query, anonymous), store.now()));
  }

  Job load(String project, String id, ObjectNode configuration, LoadJob load, byte[] content) {
    return run(
        Job.running(project, id, configuration, store.now()),
        job -> job.loaded(load.run(store, content), store.now()));
  }

  /** An error of the job is kept in it; one of the emulator makes the request fail. */
  private Job run(Job job, UnaryOperator<Job> work) {
    jobs.begin(job);
    Job ended;
    try {
      ended = work.apply(job);
    } catch (ApiError e) {
      ended = job.failed(e, store.now());
      jobs.end(ended);
      if (e.reason() == ErrorReason.NOT_IMPLEMENTED) {
        throw e;
      }
      return ended;
    }
    jobs.end(ended);
    return ended;
  }
}
