package energy.bmkpi.testing;

import energy.bmkpi.pipeline.RunJournal;
import energy.bmkpi.pipeline.journal.Disk;
import energy.bmkpi.pipeline.journal.FileJournal;
import energy.bmkpi.pipeline.journal.JournalSettings;
import energy.bmkpi.pipeline.journal.OutputPlace;
import energy.bmkpi.pipeline.journal.Reuse;
import energy.bmkpi.pipeline.journal.SyncedDisk;
import energy.bmkpi.warehouse.TableNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** A journal of runs on one warehouse, as 'bmkpi run' opens it. */
public final class TestJournal {
  private TestJournal() {}

  /** Whatever it warns of is a failure of the test. */
  public static RunJournal in(Path stateDirectory) {
    return in(stateDirectory, new SyncedDisk());
  }

  public static RunJournal in(Path stateDirectory, Disk disk) {
    return in(
        stateDirectory,
        disk,
        warning -> {
          throw new AssertionError(warning);
        });
  }

  public static RunJournal in(Path stateDirectory, Disk disk, Consumer<String> warnings) {
    return FileJournal.of(
        new JournalSettings(
            stateDirectory, Duration.ofDays(7), "1.0.0", WholeRun.CLOCK, disk, warnings),
        OutputPlace.of("the market", TableNames.defaults()),
        Reuse.RECENT);
  }
}
