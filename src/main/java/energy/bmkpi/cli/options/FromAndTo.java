package energy.bmkpi.cli.options;

import energy.bmkpi.market.SettlementDates;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The dates of a command that takes something away: never any that were not named. */
public final class FromAndTo {
  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DATE",
      description = "First settlement date.")
  LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "Last settlement date; the first one unless given.")
  @Nullable LocalDate to;

  public SettlementDates dates() {
    if (to != null && from.isAfter(to)) {
      throw new ParameterException(
          command.commandLine(),
          "--from %s is after --to %s; give the earlier date first".formatted(from, to));
    }
    return new SettlementDates(from, to == null ? from : to);
  }
}
