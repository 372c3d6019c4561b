package energy.bmkpi.pipeline.journal;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Turns errors of the disk into failures. */
final class JournalFailures {
  private JournalFailures() {}

  /** Before anything is run. */
  static Failure beginning(Path path, IOException e) {
    return new Failure(
        FailureCategory.CONFIGURATION,
        "cannot write %s: %s".formatted(path, reason(e)),
        "name a directory that can be written with bmkpi.state-dir",
        e);
  }

  /**
   * @param what what could not be kept
   */
  static Failure keeping(String what, Path path, IOException e) {
    return new Failure(
        FailureCategory.WAREHOUSE,
        "cannot keep %s in %s: %s".formatted(what, path, reason(e)),
        "free space on its disk, then 'bmkpi resume' runs what is missing",
        e);
  }

  static Failure reading(Path path, IOException e) {
    return new Failure(
        FailureCategory.CONFIGURATION,
        "cannot read %s: %s".formatted(path, reason(e)),
        "give yourself the right to read it, or name another directory with bmkpi.state-dir",
        e);
  }

  /** What the system says, without the name of the file. */
  static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "Permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "No such file or directory";
    }
    if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
      return "Not a directory";
    }
    String reason = e instanceof FileSystemException of ? of.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }
}
