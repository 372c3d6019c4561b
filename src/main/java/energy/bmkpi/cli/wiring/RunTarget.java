package energy.bmkpi.cli.wiring;

import energy.bmkpi.pipeline.journal.OutputPlace;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What a run publishes into.
 *
 * @param files that it writes to by itself, where no other output may go: each path, and what it is
 */
public record RunTarget(OutputPlace output, Map<Path, String> files) {

  /** The same, with one more file. */
  public RunTarget with(Path file, String what) {
    Map<Path, String> more = new HashMap<>(files);
    more.put(file, what);
    return new RunTarget(output, more);
  }
}
