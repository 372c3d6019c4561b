package energy.bmkpi.cli;

import energy.bmkpi.cli.output.Messages;
import energy.bmkpi.cli.output.Secrets;
import energy.bmkpi.cli.output.file.OpenDescriptors;
import energy.bmkpi.cli.process.CommandInProgress;
import energy.bmkpi.cli.process.ConfigurationFailures;
import energy.bmkpi.cli.process.ConsoleLog;
import energy.bmkpi.cli.process.ExitCode;
import energy.bmkpi.cli.process.HostName;
import energy.bmkpi.cli.process.SecretsInLogs;
import energy.bmkpi.cli.process.StopSignals;
import energy.bmkpi.cli.terminal.StandardError;
import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.config.LogFormat;
import energy.bmkpi.config.source.SettingSources;
import energy.bmkpi.config.source.SettingsFiles;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;

/** Where the process starts. */
@QuarkusMain(name = "bmkpi")
public class BmkpiMain implements QuarkusApplication {
  private final CommandLines commandLines;
  private final CommandInProgress command;
  private final BmkpiConfig config;

  @Inject
  public BmkpiMain(CommandLines commandLines, CommandInProgress command, BmkpiConfig config) {
    this.commandLines = commandLines;
    this.command = command;
    this.config = config;
  }

  public static void main(String... args) {
    if (!hasWorkingDirectory()) {
      Messages.ofProcess(LogFormat.TEXT)
          .error(
              "failed",
              "the working directory has been deleted; go to another one with 'cd'",
              Map.of("exit_code", ExitCode.USAGE.code()));
      Runtime.getRuntime().halt(ExitCode.USAGE.code());
    }
    OpenDescriptors.occupy();
    // numbers are written the same in every country; for this one Java looks up no formats
    Locale.setDefault(Locale.US);
    HostName.tellLogging();
    StandardError.claim();
    StopSignals.ofProcess().watch();
    if (HelpRequest.isMadeBy(args)) {
      SettingSources.ignoreInThisProcess();
    }
    SettingsFiles.readInThisProcess();
    SecretsInLogs.mask();
    ConfigurationFailures.tellInPlaceOfQuarkus();
    Quarkus.run(BmkpiMain.class, new ConfigurationFailures(args)::exit, args);
  }

  /** The native executable fails with an Error at the first look; a JVM does not even start. */
  private static boolean hasWorkingDirectory() {
    try {
      return System.getProperty("user.dir") != null;
    } catch (Error e) {
      return false;
    }
  }

  @Override
  public int run(String... args) {
    ConfigurationFailures.leaveToQuarkusAgain();
    SecretsInLogs.mask();
    config.ping().ifPresent(Secrets::hide);
    ConsoleLog.setUp(config.logFormat());
    if (!SettingSources.areIgnored() && ConfigurationFailures.tellUnknownVariables()) {
      return ExitCode.USAGE.code();
    }
    return StopSignals.ofProcess()
        .run(command, Messages.ofProcess(config.logFormat()), () -> commandLines.execute(args));
  }
}
