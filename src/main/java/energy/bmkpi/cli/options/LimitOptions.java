package energy.bmkpi.cli.options;

import energy.bmkpi.cli.process.RunLimits;
import energy.bmkpi.config.Failures;
import energy.bmkpi.config.TimeLimit;
import energy.bmkpi.config.Tries;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a run bears before it gives up. */
public final class LimitOptions {
  @Option(
      names = "--max-failures",
      paramLabel = "N",
      description =
          "Begin no other batch when so many have failed (key bmkpi.max-failures; 1 unless set).")
  @Nullable Failures maxFailures;

  @Option(
      names = "--retry-tries",
      paramLabel = "N",
      description =
          "Tries of one request of BigQuery, 1 to 20 (key bmkpi.bigquery.max-tries; 6 unless set).")
  @Nullable Tries maxTries;

  @Option(
      names = "--query-timeout",
      paramLabel = "TIME",
      description =
          "A query that takes longer fails, e.g. 90s or 15m (key bmkpi.query-timeout; no limit"
              + " unless set).")
  @Nullable TimeLimit queryTimeout;

  @Option(
      names = "--run-timeout",
      paramLabel = "TIME",
      description =
          "A run that takes longer is stopped, exit 3 (key bmkpi.run-timeout; no limit unless set).")
  @Nullable TimeLimit runTimeout;

  /** Those given here win. */
  public RunLimits over(RunLimits configured) {
    return new RunLimits(
        maxFailures == null ? configured.maxFailures() : maxFailures,
        maxTries == null ? configured.maxTries() : maxTries,
        queryTimeout == null ? configured.queryTimeout() : queryTimeout,
        runTimeout == null ? configured.runTimeout() : runTimeout);
  }
}
