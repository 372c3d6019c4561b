package energy.bmkpi.cli;

import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.config.ByteCount;
import energy.bmkpi.pipeline.Budget;
import energy.bmkpi.pipeline.Completeness;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What must hold for a run to go on. */
final class RunConditions {
  @Option(
      names = "--require-complete",
      description =
          "Publish nothing (exit 5) when a dataset has no row for one of the dates, or not for every"
              + " settlement period of it, or a row without its volume or cashflow.")
  boolean requireComplete;

  @Option(
      names = "--max-bytes-billed",
      paramLabel = "BYTES",
      description =
          "Run nothing (exit 4) when one query would be billed more, e.g. 20GB (key"
              + " bmkpi.bigquery.max-bytes-billed; of all queries: bmkpi.bigquery.max-bytes-per-run).")
  @Nullable ByteCount maxBytesBilled;

  Completeness completeness() {
    return requireComplete ? Completeness.REQUIRED : Completeness.GAPS_ALLOWED;
  }

  Budget budget(BmkpiConfig config) {
    return new Budget(
        Optional.ofNullable(maxBytesBilled)
            .or(() -> config.bigquery().maxBytesBilled())
            .map(ByteCount::bytes)
            .orElse(null),
        config.bigquery().maxBytesPerRun().map(ByteCount::bytes).orElse(null));
  }
}
