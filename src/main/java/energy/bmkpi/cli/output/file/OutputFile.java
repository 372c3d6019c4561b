package energy.bmkpi.cli.output.file;

import energy.bmkpi.failure.DiskReason;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The one way in which a command writes a file that the user named: a regular file is replaced as a
 * whole, and only where bmkpi wrote the one that is there; pipes and devices are written into;
 * {@code -} is standard output.
 */
public final class OutputFile {
  /** More than any output of bmkpi that is taken over holds. */
  private static final int LONGEST_BEFORE = 1 << 20;

  private final Path file;
  private final OutputKind kind;
  private final String option;
  private final PrintWriter standardOutput;

  /**
   * @param option the option that names the file, for messages
   */
  public OutputFile(Path file, OutputKind kind, String option, PrintWriter standardOutput) {
    this.file = file;
    this.kind = kind;
    this.option = option;
    this.standardOutput = standardOutput;
  }

  /** Whether what is written is all that standard output should hold. */
  public boolean isStandardOutput() {
    return destination() instanceof Destination.Standard;
  }

  /** Fails where {@link #write} would; to be called before work is done that it would waste. */
  public void requireWritable() {
    destination();
  }

  /** Whether both end in standard output, or in the same regular file by whatever names. */
  public boolean isSameAs(OutputFile other) {
    return (isStandardOutput() && other.isStandardOutput()) || isSameFileAs(other);
  }

  private boolean isSameFileAs(OutputFile other) {
    return destination() instanceof Destination.Regular here
        && other.destination() instanceof Destination.Regular there
        && here.path().normalize().equals(there.path().normalize());
  }

  /**
   * Fails where it would be written to one of these places, by whatever name, or below it: to be
   * called before anything is made there.
   *
   * @param taken each path, and what it is
   */
  public void requireApartFrom(Map<Path, String> taken) {
    if (destination() instanceof Destination.Regular regular) {
      Path here = real(regular.path());
      taken.forEach(
          (place, what) -> {
            if (here.startsWith(real(place))) {
              throw new Failure(
                  FailureCategory.CONFIGURATION,
                  "%s names %s, which is %s".formatted(option, file, what),
                  "give it a file of its own");
            }
          });
    }
  }

  /** The last name need not be there yet, and what is there may be a link. */
  private static Path real(Path place) {
    Path whole = place.toAbsolutePath().normalize();
    Path directory = whole.getParent();
    try {
      return Files.exists(whole) || directory == null
          ? whole.toRealPath()
          : directory.toRealPath().resolve(whole.getFileName());
    } catch (IOException e) {
      return whole;
    }
  }

  /** What a regular file holds before it is replaced; empty where there is none. */
  public String before() {
    try {
      return destination() instanceof Destination.Regular regular && Files.exists(regular.path())
          ? new String(Contents.read(regular.path(), LONGEST_BEFORE), StandardCharsets.UTF_8)
          : "";
    } catch (IOException e) {
      throw notWritten(e);
    }
  }

  public void write(String text) {
    try {
      destination().write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw notWritten(e);
    }
  }

  private Destination destination() {
    try {
      return Destination.of(file, kind, standardOutput);
    } catch (IOException e) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "%s cannot be written: %s"
              .formatted(file, e instanceof RefusedException ? e.getMessage() : DiskReason.of(e)),
          "give %s a new file in a directory that you may write to".formatted(option),
          e);
    }
  }

  private Failure notWritten(IOException e) {
    return new Failure(
        FailureCategory.OUTPUT,
        "%s was not written: %s".formatted(file, DiskReason.of(e)),
        "free space on its disk, or give %s a file elsewhere".formatted(option),
        e);
  }
}
