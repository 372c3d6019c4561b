package energy.bmkpi.config.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSourceProvider;

/**
 * The settings files: {@code config/application.properties} in the working directory, and the same
 * beside the program, as cron calls the program from elsewhere.
 */
public final class SettingsFiles implements ConfigSourceProvider {
  static final Path IN_WORKING_DIRECTORY = Path.of("config", "application.properties");

  /** Below the environment (300); what is packaged has the lowest. */
  private static final int ORDINAL = 260;

  private static final int ORDINAL_BESIDE_THE_PROGRAM = 255;

  private static volatile boolean read;

  /** The build looks for sources, too, and must not take the settings of whoever builds along. */
  public static void readInThisProcess() {
    read = true;
  }

  @Override
  public Iterable<ConfigSource> getConfigSources(ClassLoader classLoader) {
    if (!read || SettingSources.areIgnored()) {
      return List.of();
    }
    Path here = IN_WORKING_DIRECTORY.toAbsolutePath();
    Path beside = besideTheProgram();
    List<ConfigSource> files = new ArrayList<>();
    SettingsFile.read(here, ORDINAL).ifPresent(files::add);
    if (!beside.equals(here)) {
      SettingsFile.read(beside, ORDINAL_BESIDE_THE_PROGRAM).ifPresent(files::add);
    }
    return files;
  }

  /** The file beside the program, whether it is there or not. */
  static Path besideTheProgram() {
    String classPath = System.getProperty("java.class.path", "");
    Path program =
        classPath.endsWith(".jar")
            ? Path.of(classPath)
            : ProcessHandle.current().info().command().map(Path::of).orElse(Path.of("bmkpi"));
    return program.toAbsolutePath().resolveSibling(IN_WORKING_DIRECTORY);
  }
}
