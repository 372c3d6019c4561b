package energy.bmkpi.pipeline.journal;

import static energy.bmkpi.pipeline.journal.JournalFixture.held;
import static energy.bmkpi.pipeline.journal.JournalFixture.keep;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.pipeline.JournaledRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was interrupted when its publication had begun: jobs may have been sent. */
class BegunPublicationTest {
  @TempDir Path directory;

  private JournalFixture journal;

  @BeforeEach
  void openTheJournal() {
    journal = new JournalFixture(directory.resolve("state"));
  }

  @Test
  void aRunWhosePublicationWasBegunWithAllBatchesKeepsItsIdentitySoThatItsJobsAreFound() {
    JournaledRun interrupted = journal.begin(Reuse.RECENT);
    keep(interrupted, 1, 2, 3);
    interrupted.publishing();
    journal.clock.move(Duration.ofHours(3));

    JournaledRun run = journal.begin(Reuse.RECENT);

    assertThat(run.identity()).isEqualTo(interrupted.identity());
    assertThat(held(run)).containsExactly(1, 2, 3);
  }

  /** Its job may have loaded other rows than those that are computed now. */
  @Test
  void aRunOfWhichABatchIsLostAfterItsPublicationWasBegunIsAnotherRunWithTheRest()
      throws Exception {
    JournaledRun interrupted = journal.begin(Reuse.RECENT);
    keep(interrupted, 1, 2, 3);
    interrupted.publishing();
    Files.delete(journal.file("batch-0002"));

    JournaledRun run = journal.begin(Reuse.RECENT);

    assertThat(run.identity().runId()).isEqualTo("run-2");
    assertThat(held(run)).containsExactly(1, 3);
  }

  /** The staging table that its job has filled lives for a day. */
  @Test
  void aRunWhosePublicationWasBegunLongAgoIsAnotherRunWithAllBatches() {
    JournaledRun interrupted = journal.begin(Reuse.RECENT);
    keep(interrupted, 1, 2, 3);
    interrupted.publishing();
    journal.clock.move(Duration.ofHours(13));

    JournaledRun run = journal.begin(Reuse.EVERYTHING);

    assertThat(run.identity().runId()).isEqualTo("run-2");
    assertThat(held(run)).containsExactly(1, 2, 3);
  }
}
