package energy.bmkpi.pipeline.journal;

import java.time.Duration;
import java.time.Instant;

/** Which finished batches of an interrupted run are taken. */
public enum Reuse {
  /** None: everything is computed anew. */
  NOTHING,
  /** Those of the last hours: later, a source may well have been restated. */
  RECENT,
  /** All of them: the user has asked for this run to be finished. */
  EVERYTHING;

  /** Less than a day, so that no nightly run takes what the night before left unfinished. */
  public static final Duration RECENTLY = Duration.ofHours(12);

  boolean accepts(Instant keptAt, Instant now) {
    return switch (this) {
      case NOTHING -> false;
      case RECENT -> isRecent(keptAt, now);
      case EVERYTHING -> true;
    };
  }

  /** A clock that was set back makes it look as if it were of the future; how far counts, too. */
  static boolean isRecent(Instant at, Instant now) {
    return Duration.between(at, now).abs().compareTo(RECENTLY) < 0;
  }
}
