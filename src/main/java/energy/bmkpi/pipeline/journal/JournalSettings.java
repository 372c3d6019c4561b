package energy.bmkpi.pipeline.journal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Where the journal is, and how it is kept.
 *
 * @param stateDirectory made when the first run begins
 * @param keep how long a run is remembered
 * @param program the version of this program
 * @param warnings told, in a line each, of what cannot be trusted
 */
public record JournalSettings(
    Path stateDirectory,
    Duration keep,
    String program,
    Clock clock,
    Disk disk,
    Consumer<String> warnings) {

  /** On a real disk. */
  public JournalSettings(
      Path stateDirectory, Duration keep, String program, Clock clock, Consumer<String> warnings) {
    this(stateDirectory, keep, program, clock, new SyncedDisk(), warnings);
  }

  Path runs() {
    return stateDirectory.resolve("runs");
  }

  RunDirectory directory(Path path) {
    return new RunDirectory(path, disk, warnings);
  }
}
