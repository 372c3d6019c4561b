package energy.bmkpi.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How long something may take: {@code 90s}, {@code 15m}, {@code 2h}. */
public record TimeLimit(Duration duration) {
  private static final Duration LONGEST = Duration.ofDays(1);

  /** Whole seconds, as DuckDB counts. */
  public static TimeLimit of(String text) {
    return new TimeLimit(wholeSeconds(text, 1));
  }

  /** From so many seconds to a day. */
  static Duration wholeSeconds(String text, int fewest) {
    String iso = text.strip().toUpperCase(Locale.ROOT);
    try {
      Duration duration = Duration.parse(iso.startsWith("PT") ? iso : "PT" + iso);
      if (duration.toSeconds() >= fewest
          && !duration.isNegative()
          && duration.equals(duration.truncatedTo(ChronoUnit.SECONDS))
          && duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(allowed(text, fewest), e);
    }
    throw new IllegalArgumentException(allowed(text, fewest));
  }

  private static String allowed(String text, int fewest) {
    return "'%s' is not a time from %ds to 24h such as 90s, 15m or 2h"
        .formatted(text.strip(), fewest);
  }

  @Override
  public String toString() {
    return text(duration);
  }

  static String text(Duration duration) {
    return duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }
}
