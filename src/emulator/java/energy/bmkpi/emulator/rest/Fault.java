package energy.bmkpi.emulator.rest;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** What goes wrong with a request. */
sealed interface Fault {

  /** Refused before anything is done. */
  record Refused(int httpStatus, ErrorReason reason, String message, @Nullable Duration retryAfter)
      implements Fault {}

  /** The connection ends before anything is done. */
  record DroppedBefore() implements Fault {}

  /** Everything is done, but the connection ends before the answer. */
  record DroppedAfter() implements Fault {}

  /** Everything is done, but the connection ends in the middle of the answer. */
  record CutOff() implements Fault {}

  /** Everything is done, but what answers is no JSON, as of a proxy that is overwhelmed. */
  record Garbled() implements Fault {}

  /** Everything is done, but the answer arrives so slowly that nobody can wait for its end. */
  record Dripping() implements Fault {}

  /** Everything is done, but the answer goes on for ever. */
  record Endless() implements Fault {}

  /** Done later. */
  record Delayed(Duration by) implements Fault {}

  /** Done once the latch is open. */
  record Held(CountDownLatch until) implements Fault {}

  /** Done, though the answer says that the job still runs. */
  record Incomplete() implements Fault {}

  /** Done, though answers say that the job still runs until it is so old. */
  record Lasting(Duration age) implements Fault {}

  /** Done at once, but not answered before so much time has passed. */
  record AnsweredAfter(Duration time) implements Fault {}

  /** Answered as the first request of this kind was, without any work. */
  record Repeated() implements Fault {}

  /** The content of the upload counts for nothing. */
  record Unread() implements Fault {}
}
