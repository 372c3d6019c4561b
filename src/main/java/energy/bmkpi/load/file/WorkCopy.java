package energy.bmkpi.load.file;

import energy.bmkpi.failure.DiskReason;
import energy.bmkpi.failure.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the working copy of a file. That it cannot be written is no fault of the file, which is
 * read at the same time, and which nobody should fetch again for it.
 */
final class WorkCopy extends OutputStream {
  private final Path path;
  private final InputFailures failures;
  private final OutputStream out;

  private WorkCopy(Path path, InputFailures failures, OutputStream out) {
    this.path = path;
    this.failures = failures;
    this.out = out;
  }

  /** Where the next copy goes. */
  static Path next(WorkFiles workFiles, InputFailures failures) {
    try {
      return workFiles.next();
    } catch (IOException e) {
      throw failures.of(
          "cannot be copied: " + DiskReason.of(e),
          "let the directory of the database be written, or name another with --database",
          e);
    }
  }

  static WorkCopy to(Path path, InputFailures failures) {
    try {
      return new WorkCopy(path, failures, Files.newOutputStream(path));
    } catch (IOException e) {
      throw unwritable(path, failures, e);
    }
  }

  @Override
  public void write(int oneByte) {
    write(new byte[] {(byte) oneByte}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw unwritable(path, failures, e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw unwritable(path, failures, e);
    }
  }

  private static Failure unwritable(Path path, InputFailures failures, IOException cause) {
    return failures.of(
        "cannot be copied to %s: %s".formatted(path, DiskReason.of(cause)),
        "make room there, beside the database, or name another with --database",
        cause);
  }
}
