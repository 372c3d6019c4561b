package energy.bmkpi.pipeline.journal;

import static energy.bmkpi.pipeline.journal.JournalFixture.held;
import static energy.bmkpi.pipeline.journal.JournalFixture.keep;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.pipeline.JournaledRun;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch is taken only while the source tables hold what it was computed from. */
class KnownSourcesTest {
  @TempDir Path directory;

  private JournalFixture journal;
  private JournaledRun interrupted;

  @BeforeEach
  void interruptARun() {
    journal = new JournalFixture(directory);
    interrupted = journal.begin(Reuse.RECENT);
    keep(interrupted, 1, 2);
  }

  @Test
  void batchesOfTheSameSourcesAreTaken() {
    assertThat(held(journal.begin(Reuse.EVERYTHING))).containsExactly(1, 2);
  }

  @Test
  void batchesOfOtherSourcesAreNotAndTheRunIsANewOne() {
    journal.sources = "loaded twice";

    JournaledRun run = journal.begin(Reuse.EVERYTHING);

    assertThat(held(run)).isEmpty();
    assertThat(run.identity()).isNotEqualTo(interrupted.identity());
    assertThat(journal.warnings).isEmpty();
  }

  @Test
  void batchesOfNewerSourcesThanARestoredDatabaseHoldsAreNotTaken() {
    journal.sources = "loaded twice";
    keep(journal.begin(Reuse.RECENT), 3);
    journal.sources = "loaded once";

    assertThat(held(journal.begin(Reuse.EVERYTHING))).isEmpty();
  }

  @Test
  void whatIsComputedAfterTheChangeIsTaken() {
    journal.sources = "loaded twice";
    keep(journal.begin(Reuse.RECENT), 2);

    assertThat(held(journal.begin(Reuse.RECENT))).containsExactly(2);
  }

  /** Its jobs may have loaded what is out of date. */
  @Test
  void aRunThatBeganToPublishWhatIsOutOfDateIsAnotherRun() {
    keep(interrupted, 3);
    interrupted.publishing();
    journal.sources = "loaded twice";

    JournaledRun run = journal.begin(Reuse.EVERYTHING);

    assertThat(run.identity()).isNotEqualTo(interrupted.identity());
    assertThat(held(run)).isEmpty();
  }
}
