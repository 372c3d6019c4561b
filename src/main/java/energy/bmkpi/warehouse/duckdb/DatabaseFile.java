package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.failure.DiskReason;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The file that is at a path at one moment, looked at without the engine, which would take a CSV
 * file for an in-memory database with a view.
 *
 * @param key by which the system knows the file whatever it is called; null where it has none
 */
record DatabaseFile(Path path, @Nullable Object key) {
  private static final String ANOTHER =
      "name a DuckDB file with --database or bmkpi.duckdb.path; files of rows go into one with"
          + " 'bmkpi load'";

  /** Links that lead to links; the system gives up at as many. */
  private static final int LONGEST_CHAIN = 40;

  /** Fails unless it is a DuckDB file that can be opened so, as far as can be known beforehand. */
  static DatabaseFile at(Path path, DuckDbAccess access) {
    BasicFileAttributes attributes = attributes(path);
    if (attributes == null) {
      throw absent(path);
    }
    refuseSpecial(path, attributes);
    FileSignature signature = signature(path);
    if (signature != FileSignature.DUCKDB) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "%s is %s, not a DuckDB file; it was not touched".formatted(path, signature),
          signature == FileSignature.EMPTY
              ? "remove it, then 'bmkpi load' or 'bmkpi demo' makes a new one"
              : ANOTHER);
    }
    requireWritable(path, access);
    return new DatabaseFile(path, attributes.fileKey());
  }

  /** Fails when it is plain that nothing can be opened or made there so. */
  static void requireUsable(Path path, DuckDbAccess access) {
    requireWholeInAddress(path);
    BasicFileAttributes attributes = attributes(path);
    if (attributes != null) {
      refuseSpecial(path, attributes);
      requireWritable(path, access);
    } else if (access == DuckDbAccess.CREATE) {
      requireDirectoryOf(path);
    } else {
      throw absent(path);
    }
  }

  /**
   * The engine's log beside a database; the engine takes what follows a ? for no part of a name.
   */
  static Path log(Path database) {
    String path = database.toString();
    int end = path.indexOf('?');
    return database.resolveSibling(
        end < 0 ? path + ".wal" : path.substring(0, end) + ".wal" + path.substring(end));
  }

  /** Where a link leads, also if nothing is there yet. */
  static Path behindLinks(Path path) throws IOException {
    Path place = path;
    for (int i = 0; i < LONGEST_CHAIN && Files.isSymbolicLink(place); i++) {
      place = place.resolveSibling(Files.readSymbolicLink(place)).normalize();
    }
    return place;
  }

  /**
   * Whether this file still has its name. Whoever removes or replaces a database holds its lock, so
   * a process that has got the lock of a file that is still there keeps both.
   */
  boolean isStillThere() {
    BasicFileAttributes now = attributes(path);
    return now != null && Objects.equals(key, now.fileKey());
  }

  /** Fails when what was written into the file is not what is found at its path. */
  void requireInPlace() {
    if (key != null && !isStillThere()) {
      throw new Failure(
          FailureCategory.WAREHOUSE,
          "%s was deleted, moved or replaced while bmkpi wrote to it; it does not hold what was written"
              .formatted(path),
          "put the file back, or load its rows again, then run again");
    }
  }

  private static void refuseSpecial(Path path, BasicFileAttributes attributes) {
    if (attributes.isDirectory()) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "%s is a directory, not a DuckDB file".formatted(path),
          "name a file with --database or bmkpi.duckdb.path");
    }
    if (!attributes.isRegularFile()) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "%s is a device, pipe or socket, not a DuckDB file".formatted(path),
          "name a file with --database or bmkpi.duckdb.path");
    }
  }

  private static void requireWritable(Path path, DuckDbAccess access) {
    if (access != DuckDbAccess.READ && !Files.isWritable(path)) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "cannot write to %s".formatted(path),
          "give yourself the right to write it, or name another file with --database");
    }
  }

  private static void requireDirectoryOf(Path path) {
    Path directory = path.getParent();
    if (directory != null && !Files.isDirectory(directory)) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "cannot make %s: there is no directory %s".formatted(path, directory),
          "make the directory, or name another file with --database");
    }
  }

  /** The driver has no other way to be told of a file than an address, which it cuts. */
  private static void requireWholeInAddress(Path path) {
    String text = path.toString();
    if (text.contains(";") || !text.equals(text.stripTrailing())) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "cannot open '%s': DuckDB's driver takes what follows a semicolon for settings, and drops blanks at the end"
              .formatted(path),
          "name a file without them with --database or bmkpi.duckdb.path");
    }
  }

  private static @Nullable BasicFileAttributes attributes(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      if (!Files.isDirectory(path.resolveSibling(""))) {
        // a file stands where the directory should be
        return null;
      }
      throw unreadable(path, e);
    }
  }

  private static FileSignature signature(Path path) {
    try {
      return FileSignature.of(path);
    } catch (NoSuchFileException e) {
      throw absent(path);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** Fails where there is no file. */
  static void requireThere(Path path) {
    if (!Files.exists(path)) {
      throw absent(path);
    }
  }

  private static Failure absent(Path path) {
    return new Failure(
        FailureCategory.CONFIGURATION,
        "there is no DuckDB file %s".formatted(path),
        "name the file with --database or bmkpi.duckdb.path, or make it with 'bmkpi load' or"
            + " 'bmkpi demo'");
  }

  private static Failure unreadable(Path path, IOException e) {
    return new Failure(
        FailureCategory.CONFIGURATION,
        "cannot open or make %s: %s".formatted(path, DiskReason.of(e)),
        "name another file with --database",
        e);
  }
}
