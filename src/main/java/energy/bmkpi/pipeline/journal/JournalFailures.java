package energy.bmkpi.pipeline.journal;

import energy.bmkpi.failure.DiskReason;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import java.io.IOException;
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
    return DiskReason.of(e);
  }
}
