package energy.bmkpi.pipeline.journal;

import static energy.bmkpi.pipeline.journal.JournalFixture.content;
import static energy.bmkpi.pipeline.journal.JournalFixture.held;
import static energy.bmkpi.pipeline.journal.JournalFixture.keep;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.pipeline.Completeness;
import energy.bmkpi.pipeline.JournaledRun;
import energy.bmkpi.pipeline.StartingPoint;
import energy.bmkpi.warehouse.PublishedRun;
import energy.bmkpi.warehouse.TableNames;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A resumed run never puts its older result of a day in the place of another run's newer one. */
class NewerResultsTest {
  private static final SettlementDates LAST_DAY =
      SettlementDates.ending(LocalDate.of(2026, 3, 31), 1);
  private static final SettlementDates FEBRUARY =
      new SettlementDates(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28));

  @TempDir Path directory;

  private JournalFixture journal;
  private JournaledRun interrupted;

  @BeforeEach
  void interruptARunOfThreeBatches() {
    journal = new JournalFixture(directory);
    interrupted = journal.begin(Reuse.RECENT);
    keep(interrupted, 1, 2, 3);
    journal.clock.move(Duration.ofMinutes(10));
  }

  /** By a process of another machine, or one that was killed before it noted so. */
  @Test
  void aDayThatTheTablesHaveFromALaterRunIsComputedAgain() {
    publishedElsewhere("run-of-another", LAST_DAY);

    JournaledRun resumed = journal.begin(Reuse.EVERYTHING);

    assertThat(held(resumed)).containsExactly(1, 2);
    assertThat(resumed.identity()).isEqualTo(interrupted.identity());
  }

  @Test
  void aDayThatTheTablesHadBeforeIsNot() {
    journal.clock.move(Duration.ofMinutes(-20));
    publishedElsewhere("run-of-another", LAST_DAY);
    journal.clock.move(Duration.ofMinutes(20));

    assertThat(held(journal.begin(Reuse.EVERYTHING))).containsExactly(1, 2, 3);
  }

  @Test
  void otherDatesTakeNothing() {
    publishedElsewhere("run-of-another", FEBRUARY);

    assertThat(held(journal.begin(Reuse.EVERYTHING))).containsExactly(1, 2, 3);
  }

  /** It was killed between its commit and the note, and finds itself published. */
  @Test
  void whatTheRunItselfHasPublishedTakesNothing() {
    interrupted.publishing();
    publishedElsewhere(interrupted.identity().runId(), JournalFixture.DATES);

    JournaledRun resumed = journal.begin(Reuse.EVERYTHING);

    assertThat(held(resumed)).containsExactly(1, 2, 3);
    assertThat(resumed.identity()).isEqualTo(interrupted.identity());
  }

  @Test
  void aRunThatIsPublishedAndOvertakenIsAnotherRun() {
    interrupted.publishing();
    publishedElsewhere(interrupted.identity().runId(), JournalFixture.DATES);
    publishedElsewhere("run-of-another", LAST_DAY);

    JournaledRun resumed = journal.begin(Reuse.EVERYTHING);

    assertThat(held(resumed)).containsExactly(1, 2);
    assertThat(resumed.identity()).isNotEqualTo(interrupted.identity());
  }

  /** The service may still be working on what that process has sent. */
  @Test
  void aDayThatARunOfThisJournalHasBegunToPublishIsComputedAgain() {
    journal.begin(Reuse.RECENT, content(LAST_DAY)).publishing();

    assertThat(held(journal.begin(Reuse.EVERYTHING))).containsExactly(1, 2);
  }

  @Test
  void runsThatPublishIntoOtherTablesTakeNothing() {
    OutputPlace elsewhere = OutputPlace.of("DuckDB file /data/other.duckdb", TableNames.defaults());
    FileJournal.of(journal.settings(), elsewhere, Reuse.RECENT)
        .begin(content(LAST_DAY), Completeness.GAPS_ALLOWED, journal.newIdentity(), journal.start())
        .publishing();

    assertThat(held(journal.begin(Reuse.EVERYTHING))).containsExactly(1, 2, 3);
  }

  /** Nobody can tell how long ago the batch was kept. */
  @Test
  void afterTheClockWasSetBackEveryPublishedDayIsComputedAgain() {
    journal.clock.move(Duration.ofMinutes(-30));
    publishedElsewhere("run-of-another", LAST_DAY);

    assertThat(held(journal.begin(Reuse.EVERYTHING))).containsExactly(1, 2);
  }

  @Test
  void aRunWithoutFinishedBatchesNeedNotKnowWhatIsPublished() {
    JournalFixture empty = new JournalFixture(directory.resolve("empty"));
    FileJournal.of(empty.settings(), JournalFixture.OUTPUT, Reuse.RECENT)
        .begin(
            content(),
            Completeness.GAPS_ALLOWED,
            empty.newIdentity(),
            new StartingPoint(
                empty.start().sources(),
                () -> {
                  throw new AssertionError("a query that is billed");
                }));

    assertThat(empty.runs()).hasSize(1);
  }

  private void publishedElsewhere(String runId, SettlementDates dates) {
    journal.published.add(new PublishedRun(runId, dates, journal.clock.instant()));
  }
}
