package energy.bmkpi.cli;

import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSourceProvider;

/**
 * The directory that the program lies in, whose {@code config/application.properties} it reads:
 * cron calls it from elsewhere.
 */
public final class ProgramDirectory implements ConfigSourceProvider {
  /** Above what is packaged (250), below the file of the working directory (260). */
  private static final int ORDINAL = 255;

  @Override
  public Iterable<ConfigSource> getConfigSources(ClassLoader classLoader) {
    Path file = configuration();
    if (!Files.isReadable(file)) {
      return List.of();
    }
    try {
      return List.of(new PropertiesConfigSource(file.toUri().toURL(), ORDINAL));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file beside the program, whether it is there or not. */
  static Path configuration() {
    String classPath = System.getProperty("java.class.path", "");
    Path program =
        classPath.endsWith(".jar")
            ? Path.of(classPath)
            : ProcessHandle.current().info().command().map(Path::of).orElse(Path.of("bmkpi"));
    return program.toAbsolutePath().resolveSibling("config/application.properties");
  }
}
