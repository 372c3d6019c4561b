package energy.bmkpi.pipeline.journal;

import static energy.bmkpi.pipeline.journal.JournalFixture.held;
import static energy.bmkpi.pipeline.journal.JournalFixture.keep;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.pipeline.JournaledRun;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How old a batch may be that the next process takes. */
class BatchAgeTest {
  @TempDir Path directory;

  private JournalFixture journal;

  @BeforeEach
  void openTheJournal() {
    journal = new JournalFixture(directory.resolve("state"));
  }

  @Test
  void runTakesOnlyWhatIsNewerThanTwelveHours() {
    keep(journal.begin(Reuse.RECENT), 1);
    journal.clock.move(Duration.ofHours(11));
    JournaledRun second = journal.begin(Reuse.RECENT);
    keep(second, 2);
    journal.clock.move(Duration.ofHours(2));

    JournaledRun run = journal.begin(Reuse.RECENT);

    assertThat(held(run)).containsExactly(2);
    assertThat(run.identity()).isEqualTo(second.identity());
  }

  @Test
  void resumeTakesWhatIsOlder() {
    keep(journal.begin(Reuse.RECENT), 1);
    journal.clock.move(Duration.ofDays(6));

    assertThat(held(journal.begin(Reuse.EVERYTHING))).containsExactly(1);
  }

  @Test
  void aClockSetBackByALittleMakesNothingStrange() {
    JournaledRun interrupted = journal.begin(Reuse.RECENT);
    keep(interrupted, 1);
    journal.clock.move(Duration.ofHours(-1));

    JournaledRun run = journal.begin(Reuse.RECENT);

    assertThat(run.identity()).isEqualTo(interrupted.identity());
    assertThat(held(run)).containsExactly(1);
  }

  @Test
  void ofAClockSetBackByMuchNobodyKnowsHowOldABatchIs() {
    keep(journal.begin(Reuse.RECENT), 1);
    journal.clock.move(Duration.ofDays(-30));

    assertThat(held(journal.begin(Reuse.RECENT))).isEmpty();
  }

  @Test
  void freshTakesNothingAndLeavesNothing() {
    keep(journal.begin(Reuse.RECENT), 1, 2, 3);

    assertThat(held(journal.begin(Reuse.NOTHING))).isEmpty();
    assertThat(held(journal.begin(Reuse.EVERYTHING))).isEmpty();
  }
}
