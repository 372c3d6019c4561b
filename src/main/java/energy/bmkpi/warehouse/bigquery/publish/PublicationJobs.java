package energy.bmkpi.warehouse.bigquery.publish;

import com.google.api.services.bigquery.model.ErrorProto;
import com.google.api.services.bigquery.model.Job;
import com.google.api.services.bigquery.model.JobConfiguration;
import com.google.api.services.bigquery.model.JobReference;
import com.google.api.services.bigquery.model.JobStatus;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.warehouse.Cancellation;
import energy.bmkpi.warehouse.RetryListener;
import energy.bmkpi.warehouse.bigquery.rest.BigQueryFailures;
import energy.bmkpi.warehouse.bigquery.rest.BigQueryRequests;
import energy.bmkpi.warehouse.bigquery.rest.FileUpload;
import energy.bmkpi.warehouse.bigquery.rest.TransientErrors;
import energy.bmkpi.warehouse.bigquery.settings.BigQuerySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs the jobs of one publication to their end. Their ids follow from the run, the step and the
 * attempt, and are noted first: a job whose answer was lost, or that an earlier process sent, is
 * found again and not done twice. What is sent again, under the id of the next attempt, is a job
 * that failed by a transient error, or that had failed before it was found.
 */
final class PublicationJobs implements AutoCloseable {
  private static final String DONE = "DONE";
  private static final int SHOWN_ERRORS = 3;
  private static final long LONGEST_WAIT_FOR_CANCELLED_MILLIS = 100;

  private final BigQueryRequests requests;
  private final BigQuerySettings settings;
  private final RetryListener listener;
  private final String runId;
  private final JobLedger ledger;

  PublicationJobs(
      BigQueryRequests requests, BigQuerySettings settings, RetryListener listener, String runId) {
    this.requests = requests;
    this.settings = settings;
    this.listener = listener;
    this.runId = runId;
    this.ledger = JobLedger.open(settings.stateDirectory());
  }

  /**
   * Loads a file as a load job says.
   *
   * @param failed for messages: what it means when the job fails
   */
  void load(String failed, String step, JobConfiguration load, Path file) {
    run(failed, step, load, (unknown, job) -> FileUpload.send(requests, failed, job, file));
  }

  /**
   * Runs a query job: one statement or a script.
   *
   * @param failed for messages: what it means when the job fails
   */
  void query(String failed, String step, JobConfiguration query) {
    run(failed, step, query, (unknown, job) -> requests.insert(unknown, failed, job).orElse(null));
  }

  @Override
  public void close() {
    ledger.close();
  }

  private void run(String failed, String step, JobConfiguration configuration, Sender sender) {
    int tries = 0;
    for (int attempt = 1; ; attempt++) {
      JobReference reference = reference(step, attempt);
      String id = reference.getJobId();
      requireNotCancelled(failed);
      ledger.note(id);
      Job job =
          new Job()
              .setJobReference(reference)
              .setConfiguration(configuration.setLabels(settings.labels()));
      Ended ended = run(sender, job);
      ErrorProto error = ended.status().getErrorResult();
      if (error == null) {
        return;
      }
      if (ended.foundThere()) {
        // what an earlier process failed of may be mended
        continue;
      }
      tries++;
      boolean again =
          tries < settings.retry().maxTries()
              && error.getReason() != null
              && TransientErrors.isTransient(error.getReason());
      if (!again) {
        throw BigQueryFailures.of(failed, error.getReason(), messages(ended.status()), null);
      }
      Duration wait = settings.retry().waitAfter(tries);
      listener.retrying("job " + id, error.getReason(), wait, tries);
      sleep(failed, wait);
    }
  }

  /** Sends a job, waits for its end, and has it cancelled when that is asked for meanwhile. */
  private Ended run(Sender sender, Job job) {
    JobReference reference = job.getJobReference();
    // who gets no answer does not know: the job may well have succeeded
    String unknown = "cannot learn how job %s ended".formatted(reference.getJobId());
    Cancellation.Registration running =
        settings.cancellation().onRequest(() -> requests.cancel(reference));
    try (running) {
      Job sent = sender.send(unknown, job);
      // without an answer of its own the job was there before
      JobStatus status =
          await(unknown, job, sent == null ? requests.job(unknown, reference) : sent);
      return new Ended(status, sent == null);
    }
  }

  /**
   * @param foundThere the job had been sent before, by whomever
   */
  private record Ended(JobStatus status, boolean foundThere) {}

  /** The first error often only says that there are others. */
  private static String messages(JobStatus failed) {
    List<ErrorProto> errors =
        failed.getErrors() == null ? List.of(failed.getErrorResult()) : failed.getErrors();
    return errors.stream()
        .map(error -> String.valueOf(error.getMessage()))
        .distinct()
        .limit(SHOWN_ERRORS)
        .collect(Collectors.joining("; "));
  }

  /**
   * The state that the job ended in.
   *
   * @param asked the job as it was sent
   * @param first what was answered so far
   */
  private JobStatus await(String what, Job asked, Job first) {
    Job job = first;
    for (int polls = 1; !DONE.equals(job.getStatus().getState()); polls++) {
      if (asked.getConfiguration().getQuery() != null
          && requests.querySucceeded(asked.getJobReference(), BigQueryRequests.LONG_POLL)) {
        return new JobStatus().setState(DONE);
      }
      // as long again as it has lasted: few looks, and none much later than it is done
      sleep(what, settings.retry().waitAfter(Math.min(polls, 5)));
      job = requests.job(what, asked.getJobReference());
    }
    return job.getStatus();
  }

  private JobReference reference(String step, int attempt) {
    // letters, digits, dashes and underscores are allowed
    String id = "bmkpi-%s-%s-%d".formatted(runId, step, attempt);
    return new JobReference()
        .setProjectId(settings.project())
        .setLocation(settings.location())
        .setJobId(id.replaceAll("[^A-Za-z0-9_-]", "_"));
  }

  private void requireNotCancelled(String failed) {
    String reason = settings.cancellation().reason();
    if (reason != null) {
      throw new Failure(FailureCategory.WAREHOUSE, failed + ": " + reason, "run again");
    }
  }

  /** A job that is cancelled ends soon: then it is asked again much earlier. */
  private void sleep(String what, Duration wait) {
    try {
      if (settings.cancellation().isRequested()) {
        Thread.sleep(Math.min(wait.toMillis(), LONGEST_WAIT_FOR_CANCELLED_MILLIS));
      } else {
        settings.cancellation().await(wait.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(
          FailureCategory.WAREHOUSE,
          what + ": interrupted while BigQuery worked on it",
          "run again; a job that is still running there ends by itself",
          e);
    }
  }

  private interface Sender {
    /** The answer; null where a job of this id is there already. */
    @Nullable Job send(String unknown, Job job);
  }
}
