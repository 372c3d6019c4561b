package energy.bmkpi.cli.output.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a file that is there holds: only what bmkpi wrote as an output may be replaced by one. */
final class Contents {
  private static final int BEGINNING = 4096;
  private static final int DUCKDB_MAGIC_AT = 8;
  private static final String LOG = ".wal";

  private Contents() {}

  static void requireOf(OutputKind kind, Path file) throws IOException {
    // the characters looked for are ASCII, and every byte is a character of Latin 1
    String text = new String(read(file, BEGINNING), StandardCharsets.ISO_8859_1);
    if (holdsNothing(text) || kind.wrote(text)) {
      return;
    }
    throw new RefusedException(
        isDatabase(text)
            ? "it is a database"
            : "it holds something else than %s; remove it if it is not needed"
                .formatted(kind.description()));
  }

  /** The engine would read the log before the next command reads the database. */
  static void refuseLogOfDatabase(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (name.endsWith(LOG)) {
      Path database = file.resolveSibling(name.substring(0, name.length() - LOG.length()));
      if (Files.isRegularFile(database)
          && isDatabase(new String(read(database, BEGINNING), StandardCharsets.ISO_8859_1))) {
        throw new RefusedException("it is the place of the log of database " + database);
      }
    }
  }

  /** Also after a loss of power, which can leave zeros in place of what was written. */
  private static boolean holdsNothing(String beginning) {
    return beginning.chars().allMatch(character -> character == 0);
  }

  static byte[] read(Path file, int limit) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(limit);
    }
  }

  private static boolean isDatabase(String beginning) {
    return beginning.startsWith("DUCK", DUCKDB_MAGIC_AT) || beginning.startsWith("SQLite format 3");
  }
}
