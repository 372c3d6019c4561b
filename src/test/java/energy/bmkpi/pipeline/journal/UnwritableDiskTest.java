package energy.bmkpi.pipeline.journal;

import static energy.bmkpi.pipeline.journal.JournalFixture.held;
import static energy.bmkpi.pipeline.journal.JournalFixture.keep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.pipeline.JournaledRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a run whose journal cannot be written. */
class UnwritableDiskTest {
  @TempDir Path directory;

  @Test
  void aBatchThatDoesNotFitFailsAndLeavesThoseBeforeIt() {
    JournalFixture journal = new JournalFixture(directory);
    JournaledRun run = journal.begin(Reuse.RECENT);
    keep(run, 1);
    journal.disk =
        (file, content) -> {
          throw new IOException("No space left on device");
        };
    JournaledRun resumed = resumedOnAFullDisk(journal);

    Failure failure = catchThrowableOfType(Failure.class, () -> keep(resumed, 2));

    assertThat(failure.category()).isEqualTo(FailureCategory.WAREHOUSE);
    assertThat(failure.getMessage())
        .startsWith("cannot keep the finished batch in " + directory.resolve("runs"))
        .endsWith(": No space left on device");
    assertThat(failure.remedy()).startsWith("free space on its disk, then 'bmkpi resume'");
    assertThat(held(new JournalFixture(directory).begin(Reuse.RECENT))).containsExactly(1);
  }

  /** The description fits, the batches do not. */
  private static JournaledRun resumedOnAFullDisk(JournalFixture journal) {
    Disk full = journal.disk;
    Disk real = new SyncedDisk();
    journal.disk =
        (file, content) -> {
          if (file.getFileName().toString().startsWith("batch-")) {
            full.put(file, content);
          }
          real.put(file, content);
        };
    return journal.begin(Reuse.RECENT);
  }

  /** Its dates are in the tables, whatever becomes of the note. */
  @Test
  void aPublishedRunThatCannotBeNotedIsPublishedWithAWarning() {
    JournalFixture journal = new JournalFixture(directory);
    journal.disk =
        (file, content) -> {
          if (file.endsWith("published")) {
            throw new IOException("No space left on device");
          }
          new SyncedDisk().put(file, content);
        };
    JournaledRun run = journal.begin(Reuse.RECENT);
    run.publishing();

    run.published();

    assertThat(journal.warnings)
        .singleElement()
        .asString()
        .startsWith("the run is published, but that cannot be noted in ")
        .endsWith(": No space left on device");
  }

  @Test
  void aFileInThePlaceOfTheStateDirectoryIsToldBeforeAnythingIsRun() throws Exception {
    JournalFixture journal = new JournalFixture(Files.createFile(directory.resolve("state")));

    Failure failure = catchThrowableOfType(Failure.class, () -> journal.begin(Reuse.RECENT));

    assertThat(failure.category()).isEqualTo(FailureCategory.CONFIGURATION);
    assertThat(failure.getMessage()).endsWith(": Not a directory");
  }

  @Test
  void aFailureThatCannotBeNotedStaysTheFailure() {
    JournalFixture journal = new JournalFixture(directory);
    IOException full = new IOException("No space left on device");
    journal.disk =
        (file, content) -> {
          if (file.endsWith("failed")) {
            throw full;
          }
          new SyncedDisk().put(file, content);
        };
    RuntimeException cause = new IllegalStateException("BOD is on fire");

    journal.begin(Reuse.RECENT).failed(cause);

    assertThat(cause.getSuppressed()).containsExactly(full);
  }
}
