package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Which file a path named when it was opened. A file that is deleted while it is open takes every
 * write without an error, and all of them are gone when it is closed.
 *
 * @param key null where the file system has none
 */
record FileInUse(Path path, @Nullable Object key) {

  static FileInUse at(Path path) {
    return new FileInUse(path, keyOf(path));
  }

  /** Fails unless the path still names this file. */
  void requireInPlace() {
    Object now = keyOf(path);
    if (key != null && !key.equals(now)) {
      throw gone(path, null);
    }
  }

  private static @Nullable Object keyOf(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    } catch (IOException e) {
      throw gone(path, e);
    }
  }

  private static Failure gone(Path path, @Nullable IOException cause) {
    return new Failure(
        FailureCategory.WAREHOUSE,
        "%s was deleted, moved or replaced while bmkpi wrote to it; it does not hold what was written"
            .formatted(path),
        "put the file back, or load its rows again, then run again",
        cause);
  }
}
