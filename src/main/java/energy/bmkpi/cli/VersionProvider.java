package energy.bmkpi.cli;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import picocli.CommandLine.IVersionProvider;

/** The version in the pom. */
@Singleton
public class VersionProvider implements IVersionProvider {
  private final String version;

  @Inject
  VersionProvider(@ConfigProperty(name = "quarkus.application.version") String version) {
    this.version = version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"bmkpi " + version};
  }
}
