package energy.bmkpi.cli.options;

import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.config.ByteCount;
import energy.bmkpi.pipeline.Budget;
import energy.bmkpi.pipeline.Completeness;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What must hold for a run to go on. */
public final class RunConditions {
  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  @Option(
      names = "--require-complete",
      description =
          "Publish nothing (exit 5) when a dataset has no row for one of the dates, or not for every"
              + " settlement period of it, or a row without its volume or cashflow.")
  boolean requireComplete;

  @Option(
      names = "--allow-empty",
      description =
          "Publish dates whose source rows have gone since they were published, and ranges of which"
              + " no dataset has a row; otherwise such a run stops (exit 5).")
  boolean allowEmpty;

  @Option(
      names = "--max-bytes-billed",
      paramLabel = "BYTES",
      description =
          "Run nothing (exit 4) when one query would be billed more, e.g. 20GB (key"
              + " bmkpi.bigquery.max-bytes-billed; of all queries: bmkpi.bigquery.max-bytes-per-run).")
  @Nullable ByteCount maxBytesBilled;

  /**
   * @param otherwise where neither option is given
   */
  public Completeness completeness(Completeness otherwise) {
    if (requireComplete && allowEmpty) {
      throw new ParameterException(
          command.commandLine(),
          "--require-complete and --allow-empty exclude each other; give one of them");
    }
    if (allowEmpty) {
      return Completeness.EMPTY_ALLOWED;
    }
    return requireComplete ? Completeness.REQUIRED : otherwise;
  }

  public Budget budget(BmkpiConfig config) {
    return new Budget(
        Optional.ofNullable(maxBytesBilled)
            .or(() -> config.bigquery().maxBytesBilled())
            .map(ByteCount::bytes)
            .orElse(null),
        config.bigquery().maxBytesPerRun().map(ByteCount::bytes).orElse(null));
  }
}
