package energy.bmkpi.pipeline.journal;

import static energy.bmkpi.pipeline.journal.JournalFixture.batch;
import static energy.bmkpi.pipeline.journal.JournalFixture.content;
import static energy.bmkpi.pipeline.journal.JournalFixture.held;
import static energy.bmkpi.pipeline.journal.JournalFixture.keep;
import static energy.bmkpi.pipeline.journal.JournalFixture.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.pipeline.Completeness;
import energy.bmkpi.pipeline.JournaledRun;
import energy.bmkpi.pipeline.KeptBatch;
import energy.bmkpi.pipeline.RunContent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    JournaledRun run =
        chosen.begin(content(), Completeness.GAPS_ALLOWED, journal.newIdentity(), journal.start());
    assertThat(run.identity().runId()).isEqualTo("run-1");
    assertThat(held(run)).containsExactly(1, 2);

    RunContent changed = new RunContent(content().plan(), List.of("SELECT 5"), content().tables());
    assertThatThrownBy(
            () ->
                chosen.begin(
                    changed, Completeness.GAPS_ALLOWED, journal.newIdentity(), journal.start()))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("the interrupted run cannot be finished: ");
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
