package energy.bmkpi.cli;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import picocli.CommandLine;

/** Where the process starts. */
@QuarkusMain(name = "bmkpi")
public class BmkpiMain implements QuarkusApplication {
  private final CommandLine commandLine;

  @Inject
  public BmkpiMain(CommandLine commandLine) {
    this.commandLine = commandLine;
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
        : commandLine.execute(args);
  }
}
