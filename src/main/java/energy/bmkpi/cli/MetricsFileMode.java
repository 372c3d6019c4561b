package energy.bmkpi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Who may read a file of metrics: whoever could before, and of a new one everybody. The collector
 * is another user as a rule, and a crontab may well set {@code umask 077}.
 */
final class MetricsFileMode {
  private static final Set<PosixFilePermission> OF_A_NEW_FILE =
      PosixFilePermissions.fromString("rw-r--r--");

  private final Path file;
  private final Set<PosixFilePermission> permissions;

  private MetricsFileMode(Path file, Set<PosixFilePermission> permissions) {
    this.file = file;
    this.permissions = permissions;
  }

  /** As it is to be when the file has been written anew. */
  static MetricsFileMode of(Path file) {
    try {
      return new MetricsFileMode(
          file, Files.exists(file) ? Files.getPosixFilePermissions(file) : OF_A_NEW_FILE);
    } catch (IOException | UnsupportedOperationException e) {
      return new MetricsFileMode(file, OF_A_NEW_FILE);
    }
  }

  void restore() {
    try {
      if (Files.isRegularFile(file) && !Files.getPosixFilePermissions(file).equals(permissions)) {
        Files.setPosixFilePermissions(file, permissions);
      }
    } catch (IOException | UnsupportedOperationException e) {
      // the file of another user, or of a disk without permissions: whoever shares it says who
      // reads
    }
  }
}
