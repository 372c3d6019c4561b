package energy.bmkpi.pipeline;

import energy.bmkpi.market.SettlementDates;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;

/** Names a run by when it started and what it does, and tells it from every other. */
final class RunId {
  private static final DateTimeFormatter STARTED =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private RunId() {}

  /** E.g. {@code 20260401T013000.000Z-2026-01-01-90d-7f3a91c0}. */
  static String of(Instant started, SettlementDates dates) {
    return "%s-%s-%dd-%08x"
        .formatted(
            STARTED.format(started),
            dates.from(),
            dates.days(),
            // two runs may start in the same millisecond on different machines
            ThreadLocalRandom.current().nextInt());
  }
}
