package energy.bmkpi.cli;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** In tests it is always the morning of 1 April 2026: yesterday is the last day of the demo. */
@Singleton
public class FixedClock {
  @Produces
  @Singleton
  Clock clock() {
    return Clock.fixed(Instant.parse("2026-04-01T09:00:00Z"), ZoneOffset.UTC);
  }
}
