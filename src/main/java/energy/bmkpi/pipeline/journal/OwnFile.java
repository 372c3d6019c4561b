package energy.bmkpi.pipeline.journal;

import energy.bmkpi.pipeline.journal.RunDirectory.Mark;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells the files of the journal from all others, which are never deleted: by the name of the
 * directory, the name of the file, that it is no link, and how it begins.
 */
final class OwnFile {
  private static final Pattern DIRECTORY =
      Pattern.compile("[0-9a-f]{%d}".formatted(RunKey.NAME_DIGITS));

  private static final String NOTES =
      Arrays.stream(Mark.values()).map(Mark::fileName).collect(Collectors.joining("|"));

  private static final Pattern NAME =
      Pattern.compile("(?:%s|batch-\\d{4,}|%s)".formatted(RunDirectory.DESCRIPTION, NOTES));

  private static final Pattern REMAINDER =
      Pattern.compile(
          "%s(?:%s|%s)"
              .formatted(
                  NAME, Pattern.quote(RunDirectory.DAMAGED), Pattern.quote(SyncedDisk.UNFINISHED)));

  private OwnFile() {}

  /**
   * Whether a run may have its files here: not below a link, and not where something else is called
   * as the description of a run.
   */
  static boolean isRunDirectory(Path path) {
    if (!DIRECTORY.matcher(String.valueOf(path.getFileName())).matches()
        || !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    Path description = path.resolve(RunDirectory.DESCRIPTION);
    try {
      return !Files.exists(description, LinkOption.NOFOLLOW_LINKS)
          || (Files.isRegularFile(description, LinkOption.NOFOLLOW_LINKS)
              && JournalFile.beginsAsOurs(start(description)));
    } catch (IOException e) {
      // whoever reads it is told why it cannot be read
      return true;
    }
  }

  /**
   * Whether the journal wrote this file of a run's directory. What is damaged or half written may
   * have any length, even none, but begins as all files of the journal do.
   */
  static boolean is(Path file) throws IOException {
    String name = file.getFileName().toString();
    boolean whole = NAME.matcher(name).matches();
    if (!(whole || REMAINDER.matcher(name).matches())
        || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    byte[] start = start(file);
    return whole
        ? JournalFile.isOf(start, file.resolveSibling("").getFileName().toString())
        : JournalFile.beginsAsOurs(start);
  }

  private static byte[] start(Path file) throws IOException {
    try (InputStream in =
        Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(JournalFile.HEADER);
    }
  }
}
