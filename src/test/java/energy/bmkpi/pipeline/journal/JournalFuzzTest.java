package energy.bmkpi.pipeline.journal;

import static energy.bmkpi.pipeline.journal.JournalFixture.batch;
import static energy.bmkpi.pipeline.journal.JournalFixture.held;
import static energy.bmkpi.pipeline.journal.JournalFixture.keep;
import static energy.bmkpi.pipeline.journal.JournalFixture.result;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.pipeline.JournaledRun;
import energy.bmkpi.pipeline.KeptBatch;
import energy.bmkpi.testing.ByteDamage;
import energy.bmkpi.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;

/**
 * A file of an interrupted run is damaged, and the run taken up again: what is not bit for bit what
 * was written is never trusted. 200 damages of each file in every build, 2,000 with {@code
 * -Dtests.long=true}.
 */
@Slow
class JournalFuzzTest {
  private static final int ROUNDS = Boolean.getBoolean("tests.long") ? 10 : 1;

  private final Path directory;
  private final JournalFixture journal;

  JournalFuzzTest() throws IOException {
    directory = Files.createTempDirectory("bmkpi-fuzz");
    journal = new JournalFixture(directory);
    keep(journal.begin(Reuse.RECENT), 1, 2, 3);
  }

  @AfterProperty
  void deleteTheJournal() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Provide
  Arbitrary<List<List<ByteDamage>>> damages() {
    return ByteDamage.some().list().ofSize(ROUNDS);
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void aDamagedBatchIsComputedAgain(@ForAll("damages") List<List<ByteDamage>> damages)
      throws IOException {
    for (List<ByteDamage> damage : damages) {
      boolean changed = damage(journal.file("batch-0002"), damage);

      JournaledRun run = journal.begin(Reuse.RECENT);

      assertThat(held(run)).isEqualTo(changed ? List.of(1, 3) : List.of(1, 2, 3));
      assertThat(run.read(batch(2)) == null).isEqualTo(changed);
      assertThat(journal.warnings).hasSize(changed ? 1 : 0);
      keep(run, 2);
      assertThat(journal.begin(Reuse.RECENT).read(batch(2)))
          .extracting(KeptBatch::result)
          .isEqualTo(result(batch(2)));
      journal.warnings.clear();
    }
  }

  /** Batches are of the key that the run asks for, whatever else is lost. */
  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void withADamagedDescriptionTheRunIsAnotherWithTheSameBatches(
      @ForAll("damages") List<List<ByteDamage>> damages) throws IOException {
    for (List<ByteDamage> damage : damages) {
      String before = journal.begin(Reuse.RECENT).identity().runId();
      boolean changed = damage(journal.file("run"), damage);

      JournaledRun run = journal.begin(Reuse.RECENT);

      assertThat(run.identity().runId().equals(before)).isNotEqualTo(changed);
      assertThat(held(run)).containsExactly(1, 2, 3);
      assertThat(Objects.requireNonNull(run.read(batch(3))).result()).isEqualTo(result(batch(3)));
      assertThat(journal.warnings).hasSize(changed ? 1 : 0);
      journal.warnings.clear();
    }
  }

  /** Whether the file is another now. */
  private static boolean damage(Path file, List<ByteDamage> damage) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    byte[] damaged = ByteDamage.apply(damage, whole);
    Files.write(file, damaged);
    return !Arrays.equals(whole, damaged);
  }
}
