package energy.bmkpi.cli;

import energy.bmkpi.config.BmkpiConfig;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;

/** Where the process starts. */
@QuarkusMain(name = "bmkpi")
public class BmkpiMain implements QuarkusApplication {
  private final CommandLines commandLines;
  private final BmkpiConfig config;

  @Inject
  public BmkpiMain(CommandLines commandLines, BmkpiConfig config) {
    this.commandLines = commandLines;
    this.config = config;
  }

  public static void main(String... args) {
    StandardError.claim();
    ConfigurationFailures.tellInPlaceOfQuarkus();
    Quarkus.run(BmkpiMain.class, new ConfigurationFailures(args)::exit, args);
  }

  @Override
  public int run(String... args) {
    ConfigurationFailures.leaveToQuarkusAgain();
    ConsoleLog.setUp(config.logFormat());
    return ConfigurationFailures.tellUnknownVariables()
        ? ExitCode.USAGE.code()
        : commandLines.execute(args);
  }
}
