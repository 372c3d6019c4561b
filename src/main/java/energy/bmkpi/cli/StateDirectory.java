package energy.bmkpi.cli;

import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the program keeps what it has to remember between runs: as configured, or where the XDG
 * base directory specification says.
 */
@Singleton
public class StateDirectory {
  private final Optional<Path> path;

  @Inject
  StateDirectory(BmkpiConfig config) {
    this.path =
        config
            .stateDir()
            .or(() -> byDefault(System.getenv("XDG_STATE_HOME"), System.getProperty("user.home")));
  }

  /** Fails where there is no home directory and none is configured. */
  Path path() {
    return path.orElseThrow(
        () ->
            new Failure(
                FailureCategory.CONFIGURATION,
                "there is no home directory to keep the journal of a run in",
                "name a directory with bmkpi.state-dir, e.g. with BMKPI_STATE_DIR"));
  }

  /** Empty where nothing can have been kept. */
  Optional<Path> ifAny() {
    return path;
  }

  /**
   * @param stateHome relative paths are to be ignored
   */
  static Optional<Path> byDefault(@Nullable String stateHome, @Nullable String userHome) {
    if (stateHome != null && Path.of(stateHome).isAbsolute()) {
      return Optional.of(Path.of(stateHome, "bmkpi"));
    }
    // what a system without one says is not always nothing, e.g. /nonexistent
    return Optional.ofNullable(userHome)
        .map(Path::of)
        .filter(Path::isAbsolute)
        .filter(Files::isDirectory)
        .map(home -> home.resolve(".local/state/bmkpi"));
  }
}
