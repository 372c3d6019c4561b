package energy.bmkpi.cli;

import io.quarkus.picocli.runtime.annotations.TopCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command that holds all others; alone it prints the help. */
@TopCommand
@Command(
    name = "bmkpi",
    // no header: every subcommand would inherit it, and the list of commands would repeat it
    description = {
      "Daily KPIs of the GB electricity Balancing Mechanism.%n",
      "Reads BOALF, BOD, BOAV and EBOCF out of a warehouse, computes the KPIs of every BM unit and"
          + " of the market for each settlement date, and publishes them back, all dates or none."
    },
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = VersionProvider.class,
    usageHelpAutoWidth = true,
    synopsisSubcommandLabel = "COMMAND",
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%nParameters:%n",
    commandListHeading = "%nCommands:%n",
    footer = {
      "%nFirst steps:",
      "  bmkpi demo                       a synthetic market, and the main job on it",
      "  bmkpi load bod bod.csv           real rows into the embedded warehouse",
      "  bmkpi run --days 1               what cron calls every night"
    })
public class Bmkpi implements Runnable {
  @Spec CommandSpec spec;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of a failure.")
  boolean verbose;

  @Override
  public void run() {
    CommandLine commandLine = spec.commandLine();
    commandLine.usage(commandLine.getOut());
  }
}
