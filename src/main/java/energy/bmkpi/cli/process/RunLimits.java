package energy.bmkpi.cli.process;

import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.config.Failures;
import energy.bmkpi.config.TimeLimit;
import energy.bmkpi.config.Tries;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a command bears before it gives up.
 *
 * @param queryTimeout null for no limit
 * @param runTimeout null for no limit
 */
public record RunLimits(
    Failures maxFailures,
    Tries maxTries,
    @Nullable TimeLimit queryTimeout,
    @Nullable TimeLimit runTimeout) {

  static RunLimits of(BmkpiConfig config) {
    return new RunLimits(
        config.maxFailures(),
        config.bigquery().maxTries(),
        config.queryTimeout().orElse(null),
        config.runTimeout().orElse(null));
  }

  public @Nullable Duration queryDuration() {
    return queryTimeout == null ? null : queryTimeout.duration();
  }
}
