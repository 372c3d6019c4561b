package energy.bmkpi.pipeline.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run in the journal.
 *
 * @param batchesDone finished batches
 * @param changedAt when the journal last heard of it
 * @param reason why it was not published; null where nothing is known, as after a crash
 */
public record KnownRun(
    RunKey key,
    RunDescription description,
    State state,
    int batchesDone,
    Instant changedAt,
    @Nullable String reason) {

  /** What has become of a run. */
  public enum State {
    /** Its dates are in the tables. */
    DONE,
    /** It was interrupted, or some of its batches failed; what is finished can be used. */
    RESUMABLE,
    /** It cannot be finished any more, only begun anew. */
    FAILED
  }

  public String runId() {
    return description.identity().runId();
  }

  public int batches() {
    return description.plan().batches().size();
  }
}
