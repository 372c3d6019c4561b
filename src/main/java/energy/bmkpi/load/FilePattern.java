package energy.bmkpi.load;

import java.nio.file.Path;

/** The name of one file for the engine, which takes names for patterns. */
final class FilePattern {
  private FilePattern() {}

  /** As text of SQL; what stands for other names in a pattern stands for itself. */
  static String of(Path file) {
    return "'%s'"
        .formatted(
            file.toAbsolutePath().toString().replaceAll("[*?\\[]", "[$0]").replace("'", "''"));
  }
}
