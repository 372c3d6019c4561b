package energy.bmkpi.pipeline.journal;

import java.io.IOException;
import java.nio.file.Path;

/** Where the journal writes; tests put one in its place that is full. */
@FunctionalInterface
public interface Disk {

  /**
   * Puts a file, in place of one that is there. When it returns, a loss of power leaves the file
   * whole; before, it leaves the old one or none.
   */
  void put(Path file, byte[] content) throws IOException;
}
