package energy.bmkpi.pipeline.journal;

import static energy.bmkpi.pipeline.journal.JournalFixture.content;
import static energy.bmkpi.pipeline.journal.JournalFixture.held;
import static energy.bmkpi.pipeline.journal.JournalFixture.keep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.pipeline.JournaledRun;
import energy.bmkpi.pipeline.journal.KnownRun.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the journal knows of runs, what it forgets, and what a newer run overtakes. */
class JournalIndexTest {
  private static final SettlementDates LAST_DAY =
      SettlementDates.ending(LocalDate.of(2026, 3, 31), 1);
  private static final SettlementDates MARCH =
      new SettlementDates(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));
  private static final SettlementDates FEBRUARY =
      new SettlementDates(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28));

  @TempDir Path directory;

  private JournalFixture journal;

  @BeforeEach
  void openTheJournal() {
    journal = new JournalFixture(directory);
  }

  @Test
  void whereNothingWasRunThereAreNoRuns() {
    assertThat(new JournalFixture(directory.resolve("absent")).runs()).isEmpty();
  }

  @Test
  void runsAreDoneOrCanBeResumedTheNewestFirst() {
    publish(FEBRUARY);
    journal.clock.move(Duration.ofMinutes(1));
    JournaledRun failed = journal.begin(Reuse.RECENT, content(LAST_DAY));
    failed.failed(new IllegalStateException("BOD is on fire"));
    journal.clock.move(Duration.ofMinutes(1));
    keep(journal.begin(Reuse.RECENT), 1, 2);

    assertThat(journal.runs())
        .extracting(
            KnownRun::runId,
            KnownRun::state,
            KnownRun::batchesDone,
            KnownRun::batches,
            KnownRun::reason)
        .containsExactly(
            tuple("run-3", State.RESUMABLE, 2, 3, null),
            tuple("run-2", State.RESUMABLE, 0, 1, "BOD is on fire"),
            tuple("run-1", State.DONE, 4, 4, null));
  }

  @Test
  void theRunOfAnotherVersionOfTheProgramCannotBeResumed() {
    keep(journal.begin(Reuse.RECENT), 1, 2);

    assertThat(new JournalIndex(journal.settings("2.0.0")).runs())
        .extracting(KnownRun::state, KnownRun::reason)
        .containsExactly(tuple(State.FAILED, "version 1.0.0 of bmkpi began it"));
  }

  @Test
  void whatNothingWasHeardOfForSevenDaysIsForgottenWhenARunBegins() {
    publish(FEBRUARY);
    keep(journal.begin(Reuse.RECENT), 1, 2);
    journal.clock.move(Duration.ofDays(7).plusSeconds(1));

    journal.begin(Reuse.RECENT, content(LAST_DAY));

    assertThat(journal.runs()).extracting(KnownRun::runId).containsExactly("run-3");
    assertThat(directory.resolve("runs").toFile().list()).as("nothing is left of them").hasSize(1);
  }

  @Test
  void aRunIsAsOldAsWhatWasLastHeardOfIt() {
    JournaledRun failed = journal.begin(Reuse.RECENT);
    keep(failed, 1, 2);
    journal.clock.move(Duration.ofDays(3));
    failed.failed(new IllegalStateException("BOD is on fire"));
    journal.clock.move(Duration.ofDays(5));

    journal.begin(Reuse.RECENT, content(LAST_DAY));

    assertThat(journal.runs()).hasSize(2);
  }

  @Test
  void aFileAmongTheRunsIsNone() throws Exception {
    keep(journal.begin(Reuse.RECENT), 1, 2);
    Path file = Files.createFile(directory.resolve("runs/.keep"));
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));

    assertThat(journal.runs()).hasSize(1);
    assertThat(held(journal.begin(Reuse.RECENT))).containsExactly(1, 2);
    assertThat(file).exists();
  }

  @Test
  void whatIsSevenDaysOldIsNotForgotten() {
    keep(journal.begin(Reuse.RECENT), 1, 2);
    journal.clock.move(Duration.ofDays(7));

    journal.begin(Reuse.RECENT, content(LAST_DAY));

    assertThat(journal.runs()).hasSize(2);
  }

  @Test
  void aClockSetBackForgetsNothing() {
    keep(journal.begin(Reuse.RECENT), 1, 2);
    journal.clock.move(Duration.ofDays(-400));

    journal.begin(Reuse.RECENT, content(LAST_DAY));

    assertThat(journal.runs()).hasSize(2);
  }

  /** To publish it later would put an older day in the place of a newer one. */
  @Test
  void aPublishedDayTakesItsBatchFromARunThatIsNotFinished() {
    JournaledRun unfinished = journal.begin(Reuse.RECENT);
    keep(unfinished, 1, 2, 3);

    publish(LAST_DAY);

    JournaledRun resumed = journal.begin(Reuse.EVERYTHING);
    assertThat(held(resumed)).containsExactly(1, 2);
    assertThat(resumed.identity()).isEqualTo(unfinished.identity());
  }

  @Test
  void aRunAllOfWhoseDatesAreNewlyPublishedIsForgotten() {
    keep(journal.begin(Reuse.RECENT), 1, 2, 3);

    publish(MARCH);

    assertThat(journal.runs()).extracting(KnownRun::runId).containsExactly("run-2");
  }

  @Test
  void otherDatesTakeNothing() {
    keep(journal.begin(Reuse.RECENT), 1, 2, 3);

    publish(FEBRUARY);

    assertThat(held(journal.begin(Reuse.EVERYTHING))).containsExactly(1, 2, 3);
  }

  private void publish(SettlementDates dates) {
    JournaledRun run = journal.begin(Reuse.RECENT, content(dates));
    run.publishing();
    run.published();
  }
}
