package energy.bmkpi.cli.wiring;

import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
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
            .or(
                () ->
                    byDefault(
                        System.getenv("XDG_STATE_HOME"),
                        System.getenv("HOME"),
                        System.getProperty("user.home")));
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
   * @param home where the caller says that it is at home
   * @param userHome where the system says so, for a caller who does not
   */
  static Optional<Path> byDefault(
      @Nullable String stateHome, @Nullable String home, @Nullable String userHome) {
    if (stateHome != null && Path.of(stateHome).isAbsolute()) {
      return Optional.of(Path.of(stateHome, "bmkpi"));
    }
    // a user without a home directory may have one that does not exist, e.g. /nonexistent
    return Stream.of(Optional.ofNullable(home), Optional.ofNullable(userHome))
        .flatMap(Optional::stream)
        .map(Path::of)
        .filter(Path::isAbsolute)
        .filter(Files::isDirectory)
        .findFirst()
        .map(directory -> directory.resolve(".local/state/bmkpi"));
  }
}
