package energy.bmkpi.pipeline.journal;

import static energy.bmkpi.pipeline.journal.JournalFixture.DATES;
import static energy.bmkpi.pipeline.journal.JournalFixture.OUTPUT;
import static energy.bmkpi.pipeline.journal.JournalFixture.batch;
import static energy.bmkpi.pipeline.journal.JournalFixture.content;
import static energy.bmkpi.pipeline.journal.JournalFixture.held;
import static energy.bmkpi.pipeline.journal.JournalFixture.keep;
import static energy.bmkpi.pipeline.journal.JournalFixture.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.market.Dataset;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.pipeline.Completeness;
import energy.bmkpi.pipeline.JournaledRun;
import energy.bmkpi.pipeline.KeptBatch;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.pipeline.RunContent;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.TableNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one process leaves to the next. */
class FileJournalTest {
  @TempDir Path directory;

  private JournalFixture journal;

  @BeforeEach
  void openTheJournal() {
    journal = new JournalFixture(directory.resolve("state"));
  }

  @Test
  void aRunOfWhichNothingIsKnownIsANewOne() {
    JournaledRun run = journal.begin(Reuse.RECENT);

    assertThat(run.identity().runId()).isEqualTo("run-1");
    assertThat(held(run)).isEmpty();
    assertThat(run.read(batch(1))).isNull();
  }

  @Test
  void whatAnInterruptedRunFinishedIsThereForTheNextUnderTheSameIdentity() {
    JournaledRun interrupted = journal.begin(Reuse.RECENT);
    keep(interrupted, 1, 3);
    Instant keptAt = journal.clock.instant();
    journal.clock.move(Duration.ofMinutes(20));

    JournaledRun run = journal.begin(Reuse.RECENT);

    assertThat(run.identity()).isEqualTo(interrupted.identity());
    assertThat(held(run)).containsExactly(1, 3);
    assertThat(run.read(batch(3))).isEqualTo(new KeptBatch(result(batch(3)), keptAt));
    assertThat(run.read(batch(2))).isNull();
  }

  @Test
  void aRunThatFinishedNothingIsANewOne() {
    journal.begin(Reuse.RECENT);

    assertThat(journal.begin(Reuse.RECENT).identity().runId()).isEqualTo("run-2");
  }

  @Test
  void aPublishedRunLeavesNothing() {
    JournaledRun published = journal.begin(Reuse.RECENT);
    keep(published, 1, 2, 3);
    published.publishing();
    published.published();

    JournaledRun run = journal.begin(Reuse.EVERYTHING);

    assertThat(run.identity().runId()).isEqualTo("run-2");
    assertThat(held(run)).isEmpty();
  }

  /** As a process leaves it that is killed between the note and what it does next. */
  @Test
  void whatAPublishedRunHadNoTimeToDeleteIsNotTaken() throws Exception {
    JournaledRun published = journal.begin(Reuse.RECENT);
    keep(published, 1, 2, 3);
    Path second = journal.file("batch-0002");
    byte[] batch = Files.readAllBytes(second);
    published.publishing();
    published.published();
    Files.write(second, batch);

    JournaledRun run = journal.begin(Reuse.EVERYTHING);

    assertThat(run.identity().runId()).isEqualTo("run-2");
    assertThat(held(run)).isEmpty();
    assertThat(journal.runs())
        .extracting(KnownRun::state)
        .containsExactly(KnownRun.State.RESUMABLE);
  }

  @Test
  void aPublishedRunLeavesNoBatchOnTheDisk() {
    JournaledRun published = journal.begin(Reuse.RECENT);
    keep(published, 1, 2, 3);
    published.publishing();
    published.published();

    assertThat(journal.files())
        .extracting(file -> file.getFileName().toString())
        .containsExactlyInAnyOrder("run", "publishing", "published");
  }

  @Test
  void onlyTheRunThatWasChosenIsResumed() {
    keep(journal.begin(Reuse.RECENT), 1, 2);
    FileJournal chosen = FileJournal.ofOnly(journal.settings(), journal.runs().get(0));

    JournaledRun run = chosen.begin(content(), Completeness.GAPS_ALLOWED, journal.newIdentity());
    assertThat(run.identity().runId()).isEqualTo("run-1");
    assertThat(held(run)).containsExactly(1, 2);

    RunContent changed = new RunContent(content().plan(), List.of("SELECT 5"), content().tables());
    assertThatThrownBy(
            () -> chosen.begin(changed, Completeness.GAPS_ALLOWED, journal.newIdentity()))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("the interrupted run cannot be finished: ");
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

  @Test
  void howManyWorkersItHasIsNoPartOfARun() {
    keep(journal.begin(Reuse.RECENT), 2);
    Plan plan = new Plan(DATES, 7, 1, EnumSet.allOf(Dataset.class));

    JournaledRun run =
        journal.begin(Reuse.RECENT, new RunContent(plan, content().queries(), content().tables()));

    assertThat(held(run)).containsExactly(2);
  }

  @Test
  void everythingElseMakesAnotherRun() {
    keep(journal.begin(Reuse.RECENT), 1, 2, 3);
    Plan plan = content().plan();
    List<String> queries = content().queries();
    TableNames tables = content().tables();
    SettlementDates oneDayLess = new SettlementDates(DATES.from(), LocalDate.of(2026, 3, 30));

    TableNames otherTables = new TableNames(Map.of(), Map.of(OutputTable.MARKET, "market"));
    TableNames otherSources = new TableNames(Map.of(SourceTable.BOD, "raw.bod"), Map.of());
    for (RunContent other :
        List.of(
            new RunContent(plan, queries, otherSources),
            new RunContent(new Plan(oneDayLess, 7, 28, plan.datasets()), queries, tables),
            new RunContent(new Plan(DATES, 8, 28, plan.datasets()), queries, tables),
            new RunContent(new Plan(DATES, 7, 28, EnumSet.of(Dataset.BOD)), queries, tables),
            new RunContent(plan, List.of("SELECT 1", "SELECT 2", "SELECT 3"), tables),
            new RunContent(plan, queries, otherTables))) {
      assertThat(held(journal.begin(Reuse.EVERYTHING, other))).as("%s", other).isEmpty();
    }
    assertThat(
            held(
                FileJournal.of(journal.settings("1.0.1"), OUTPUT, Reuse.EVERYTHING)
                    .begin(content(), Completeness.GAPS_ALLOWED, journal.newIdentity())))
        .as("another version of the program")
        .isEmpty();
    assertThat(
            held(
                FileJournal.of(
                        journal.settings(),
                        OutputPlace.of("DuckDB file /other.duckdb", tables),
                        Reuse.EVERYTHING)
                    .begin(content(), Completeness.GAPS_ALLOWED, journal.newIdentity())))
        .as("another warehouse")
        .isEmpty();
    assertThat(held(journal.begin(Reuse.EVERYTHING))).as("the same").containsExactly(1, 2, 3);
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

  @Test
  void nobodyElseMayLookIntoTheJournal() throws Exception {
    JournaledRun run = journal.begin(Reuse.RECENT);
    keep(run, 1);
    run.failed(new IllegalStateException("the network is down"));

    assertThat(journal.files())
        .hasSize(3)
        .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
    try (Stream<Path> made = Files.walk(journal.directory)) {
      assertThat(made.filter(Files::isDirectory))
          .hasSize(3)
          .allSatisfy(path -> assertThat(permissions(path)).isEqualTo("rwx------"));
    }
  }

  private static String permissions(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
