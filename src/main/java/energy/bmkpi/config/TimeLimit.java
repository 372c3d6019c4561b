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
    String iso = text.strip().toUpperCase(Locale.ROOT);
    try {
      Duration duration = Duration.parse(iso.startsWith("PT") ? iso : "PT" + iso);
      if (duration.toSeconds() >= 1
          && duration.equals(duration.truncatedTo(ChronoUnit.SECONDS))
          && duration.compareTo(LONGEST) <= 0) {
        return new TimeLimit(duration);
      }
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(allowed(text), e);
    }
    throw new IllegalArgumentException(allowed(text));
  }

  private static String allowed(String text) {
    return "'%s' is not a time from 1s to 24h such as 90s, 15m or 2h".formatted(text.strip());
  }

  @Override
  public String toString() {
    return duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }
}
