package energy.bmkpi.cli.output.file;

import energy.bmkpi.failure.DiskReason;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import io.quarkus.runtime.LaunchMode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * Standard output, whose failed writes end the command. {@link System#out} would swallow them: on a
 * full disk a command would leave half a table and exit with 0.
 */
public final class StandardOutput extends OutputStream {
  private static final Path DESCRIPTOR = Path.of("/proc/self/fd/1");

  private final OutputStream out;
  private final BooleanSupplier isPipe;

  /** The first failure ends the command; what is left in a buffer then must not fail again. */
  private boolean failed;

  StandardOutput(OutputStream out, BooleanSupplier isPipe) {
    this.out = out;
    this.isPipe = isPipe;
  }

  /**
   * In UTF-8 whatever the locale: cron has none, and a £ would leave as a question mark. Throws
   * {@link Failure} or {@link ReaderLeftException} where a write fails.
   */
  public static PrintWriter ofProcess() {
    return new PrintWriter(
        new StandardOutput(stream(), StandardOutput::isPipe), true, StandardCharsets.UTF_8);
  }

  /** Tests and development mode read what is printed to {@link System#out}. */
  private static OutputStream stream() {
    if (LaunchMode.current() != LaunchMode.NORMAL) {
      return System.out;
    }
    return OpenDescriptors.outputWasClosed()
        ? new ClosedOutput()
        : new FileOutputStream(FileDescriptor.out);
  }

  private static boolean isPipe() {
    try {
      FileType type = FileType.of(DESCRIPTOR);
      return type == FileType.PIPE || type == FileType.SOCKET;
    } catch (IOException e) {
      // a system without /proc; the error's own words remain
      return false;
    }
  }

  /** Nothing can be written, as the caller closed the descriptor. */
  private static final class ClosedOutput extends OutputStream {
    @Override
    public void write(int oneByte) throws IOException {
      throw new IOException("it is closed");
    }
  }

  @Override
  public void write(int oneByte) {
    write(new byte[] {(byte) oneByte}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (failed) {
      return;
    }
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** The error's words depend on the locale, so that a pipe is asked for first. */
  private RuntimeException failure(IOException e) {
    failed = true;
    String reason = DiskReason.of(e);
    if (isPipe.getAsBoolean() || reason.contains("Broken pipe")) {
      return new ReaderLeftException(e);
    }
    return new Failure(
        FailureCategory.OUTPUT,
        "cannot write to standard output: " + reason,
        out instanceof ClosedOutput
            ? "send it to a file or to /dev/null"
            : "free space where it goes, or send it elsewhere",
        e);
  }
}
