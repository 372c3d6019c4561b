package energy.bmkpi.cli;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;

/** Where the process starts. */
@QuarkusMain(name = "bmkpi")
public class BmkpiMain implements QuarkusApplication {
  private final CommandLines commandLines;

  @Inject
  public BmkpiMain(CommandLines commandLines) {
    this.commandLines = commandLines;
  }

  public static void main(String... args) {
    ConfigurationFailures.tellInPlaceOfQuarkus();
    Quarkus.run(BmkpiMain.class, new ConfigurationFailures(args)::exit, args);
  }

  @Override
  public int run(String... args) {
    ConfigurationFailures.leaveToQuarkusAgain();
    return ConfigurationFailures.tellUnknownVariables()
        ? ExitCode.USAGE.code()
        : commandLines.execute(args);
  }
}
