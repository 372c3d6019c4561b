package energy.bmkpi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.demo.DemoMarket;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.ScratchDirectory;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.testing.SourceFile;
import energy.bmkpi.testing.TestJournal;
import energy.bmkpi.testing.WholeRun;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;

/** Equal source rows give equal tables, however they lie there and however the run is cut. */
@Slow
class ReproducibilityTest {
  /** The day of 46 periods is among them. */
  private static final SettlementDates DATES =
      new SettlementDates(LocalDate.of(2026, 3, 20), LocalDate.of(2026, 3, 31));

  private static final ScratchDirectory MARKET = new ScratchDirectory();
  private static final Path ORIGINAL =
      SourceFile.demo(MARKET.file("market.duckdb"), new DemoMarket(DATES, 12, 42));
  private static final String EXPECTED = hashAfterRun(MARKET.copyOf(ORIGINAL), 7, 4);

  @AfterContainer
  static void delete() {
    MARKET.close();
  }

  @Property(tries = 4)
  void theOrderOfTheSourceRowsDoesNotMatter(@ForAll long seed) {
    onACopy(
        file -> {
          RowDisorder.shuffle(file, seed);

          assertThat(hashAfterRun(file, 7, 4)).isEqualTo(EXPECTED);
        });
  }

  @Property(tries = 4)
  void duplicatesAndOlderVersionsOfRowsDoNotMatter(@ForAll long seed) {
    onACopy(
        file -> {
          RowDisorder.addDuplicatesAndOlderVersions(file, seed);
          RowDisorder.shuffle(file, seed);

          assertThat(hashAfterRun(file, 7, 4)).isEqualTo(EXPECTED);
        });
  }

  @Property(tries = 10)
  void workersAndBatchDaysDoNotMatter(
      @ForAll("workers") int workers, @ForAll @IntRange(min = 1, max = 12) int batchDays) {
    onACopy(
        file -> {
          assertThat(hashAfterRun(file, batchDays, workers)).isEqualTo(EXPECTED);
        });
  }

  @Provide
  Arbitrary<Integer> workers() {
    return Arbitraries.of(1, 2, 7, 28, 64);
  }

  @Property(tries = 4)
  void severalRunsOverPartsOfTheRangeGiveTheSameAsOne(
      @ForAll @IntRange(min = 1, max = 6) int days, @ForAll Random random) {
    onACopy(
        file -> {
          List<SettlementDates> parts = new ArrayList<>(DATES.split(days));
          Collections.shuffle(parts, random);
          try (WholeRun run = journaled(file)) {
            parts.forEach(run::run);

            assertThat(run.hash(DATES)).isEqualTo(EXPECTED);
          }
        });
  }

  @Example
  void tenRunsGiveTheSameAsOne() {
    onACopy(
        file -> {
          try (WholeRun run = journaled(file)) {
            for (int i = 1; i <= 10; i++) {
              run.run(DATES);

              assertThat(run.hash(DATES)).as("run %d", i).isEqualTo(EXPECTED);
            }
          }
        });
  }

  @Example
  void anotherValueGivesAnotherHash() {
    onACopy(
        file -> {
          SourceFile.change(
              file,
              "UPDATE bmrs_ebocf SET totalCashflow = totalCashflow + 0.000001"
                  + " WHERE rowid = (SELECT MAX(rowid) FROM bmrs_ebocf)");

          assertThat(hashAfterRun(file, 7, 4)).isNotEqualTo(EXPECTED);
        });
  }

  /** As the program runs it. */
  private static WholeRun journaled(Path file) {
    return WholeRun.on(file, TestJournal.in(file.resolveSibling("state")));
  }

  private static void onACopy(Consumer<Path> test) {
    try (ScratchDirectory scratch = new ScratchDirectory()) {
      test.accept(scratch.copyOf(ORIGINAL));
    }
  }

  private static String hashAfterRun(Path file, int batchDays, int workers) {
    try (WholeRun run = journaled(file)) {
      run.run(WholeRun.plan(DATES, batchDays, workers));
      return run.hash(DATES);
    }
  }
}
