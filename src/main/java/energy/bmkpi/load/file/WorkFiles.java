package energy.bmkpi.load.file;

import java.io.IOException;
import java.nio.file.Path;

/** Where copies lie while they are loaded. */
@FunctionalInterface
public interface WorkFiles {

  /** A file that is not there yet, in a directory that only the caller can enter. */
  Path next() throws IOException;
}
