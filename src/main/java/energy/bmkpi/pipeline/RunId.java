package energy.bmkpi.pipeline;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Names a run by when it started and what it did. */
final class RunId {
  private static final DateTimeFormatter STARTED =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private RunId() {}

  /** E.g. {@code 20260401T013000.000Z-2026-01-01-90d}. */
  static String of(Instant started, Plan plan) {
    return "%s-%s-%dd".formatted(STARTED.format(started), plan.dates().from(), plan.dates().days());
  }
}
