package energy.bmkpi.config;

import java.time.Duration;

/**
 * How long to wait for what another process holds: {@code 5s}, {@code 2m}; {@code 0s} not at all.
 */
public record WaitTime(Duration duration) {

  public static WaitTime of(String text) {
    return new WaitTime(TimeLimit.wholeSeconds(text, 0));
  }

  @Override
  public String toString() {
    return TimeLimit.text(duration);
  }
}
