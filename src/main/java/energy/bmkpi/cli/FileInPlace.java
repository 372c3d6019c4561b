package energy.bmkpi.cli;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that readers find as a whole or not at all: written beside their place, then renamed. */
final class FileInPlace {
  private FileInPlace() {}

  /**
   * @param option the option that names the file, for the failure's remedy
   */
  static void write(Path file, String text, String option) {
    Path target = file.toAbsolutePath();
    Path aside = target.resolveSibling(target.getFileName() + "." + ProcessHandle.current().pid());
    try {
      try {
        Files.writeString(aside, text);
        Files.move(
            aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(aside);
      }
    } catch (IOException e) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "%s cannot be written (%s)".formatted(file, e.getClass().getSimpleName()),
          "give %s a file in a directory that is there and writable".formatted(option),
          e);
    }
  }
}
