package energy.bmkpi.faults;

import static energy.bmkpi.faults.FaultyRun.assertThatRunOn;

import energy.bmkpi.demo.DemoMarket;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.faults.Trouble.Moment;
import energy.bmkpi.testing.Mount;
import energy.bmkpi.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault at every moment where it can occur: the run fails, the tables are as they were, and
 * when the cause is mended the next run finishes it.
 */
@Timeout(120)
@Slow
class DuckDbFaultMatrixTest {
  private static final DemoMarket DEMO = new DemoMarket(PublishedMarket.DATES, 6, 42);

  @TempDir static Path directory;

  private static DuckDbMarket market;

  @BeforeAll
  static void aPublishedMarket() {
    market = new DuckDbMarket(directory, directory, DEMO);
  }

  static Stream<Arguments> faultsAndMoments() {
    return Arrays.stream(DuckDbFault.values())
        .flatMap(fault -> fault.moments().stream().map(moment -> Arguments.of(fault, moment)));
  }

  @ParameterizedTest(name = "{0} at {1}")
  @MethodSource("faultsAndMoments")
  void aFileThatFails(DuckDbFault fault, Moment moment) {
    try (FaultyRun run =
        assertThatRunOn(market).experiencing(new DuckDbTrouble(fault, moment, market))) {
      run.failsCleanly(fault.categories(moment)).isFinishedByTheNextRun();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDiskThatDoesNotTakeABatch(JournalFault fault) {
    try (FaultyRun run = assertThatRunOn(market).experiencing(fault)) {
      run.failsCleanly(FailureCategory.BATCHES).isFinishedByTheNextRun();
      if (fault == JournalFault.TORN_BATCH) {
        run.warned("batch-0001");
      }
    }
  }

  /** That of the DuckDB file; the state directory is on another. */
  @ParameterizedTest
  @EnumSource
  void aDiskThatIsFullFrom(Moment moment) throws IOException {
    Path small = Files.createDirectory(directory.resolve("full-" + moment));
    try (Mount mount = Mount.tmpfs(small, "size=32m");
        DuckDbMarket onIt = new DuckDbMarket(small, small, DEMO)) {
      Trouble full =
          new Trouble() {
            @Override
            public void at(Moment now) {
              if (now == moment) {
                mount.fill();
              }
            }

            @Override
            public void end() {
              mount.free();
            }
          };
      try (FaultyRun run = assertThatRunOn(onIt).experiencing(full)) {
        run.failsCleanly(FailureCategory.WAREHOUSE, FailureCategory.BATCHES)
            .isFinishedByTheNextRun();
      }
    }
  }
}
