package energy.bmkpi.cli.output.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Standard input, output and error when the caller closed some of them, as {@code bmkpi report >&-}
 * does. The system gives their numbers to the files that are opened next, so that a message would
 * be written into the database.
 */
public final class OpenDescriptors {
  private static final Path ALL = Path.of("/proc/self/fd");
  private static final int OUTPUT = 1;
  private static final int LAST = 2;

  /** Held for as long as the process lives: a stream that is collected closes its descriptor. */
  private static final List<OutputStream> OCCUPIED = new ArrayList<>();

  private static volatile boolean outputWasClosed;

  private OpenDescriptors() {}

  /** Occupies the closed ones. Must run before the process opens its first file. */
  public static void occupy() {
    if (!Files.exists(ALL)) {
      return;
    }
    for (int descriptor = 0; descriptor <= LAST; descriptor++) {
      if (!Files.exists(ALL.resolve(Integer.toString(descriptor)))) {
        outputWasClosed |= descriptor == OUTPUT;
        open();
      }
    }
  }

  /** Gets the lowest number that is free. */
  private static void open() {
    try {
      OCCUPIED.add(new FileOutputStream("/dev/null"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean outputWasClosed() {
    return outputWasClosed;
  }
}
