package energy.bmkpi.faults;

import static energy.bmkpi.faults.FaultyRun.assertThatRunOn;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.demo.DemoMarket;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.faults.Trouble.Moment;
import energy.bmkpi.testing.Mount;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.warehouse.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault at every stage: the run fails and the tables are as they were, the next run finishes
 * it, and where the fault passes by itself retries bear it. Every build tries each fault at one
 * stage; all of them are tried with {@code -Dtests.long=true}.
 */
@Slow
class BigQueryFaultMatrixTest {
  private static final boolean ALL = Boolean.getBoolean("tests.long");

  @TempDir static Path directory;

  private static BigQueryMarket market;

  @BeforeAll
  static void aPublishedMarket() {
    market = new BigQueryMarket(directory, new DemoMarket(PublishedMarket.DATES, 6, 42));
  }

  @AfterAll
  static void stop() {
    market.close();
  }

  static Stream<Arguments> faultsAndStages() {
    return Arrays.stream(ServiceFault.values())
        .flatMap(
            fault ->
                Arrays.stream(ServiceStage.values())
                    .filter(stage -> ALL || isOfEveryBuild(fault, stage))
                    .map(stage -> Arguments.of(fault, stage)));
  }

  private static boolean isOfEveryBuild(ServiceFault fault, ServiceStage stage) {
    List<ServiceStage> stages = List.of(ServiceStage.values());
    int place = List.of(ServiceFault.values()).indexOf(fault) % stages.size();
    return stages.get(place) == stage;
  }

  @ParameterizedTest(name = "{0} at {1}")
  @MethodSource("faultsAndStages")
  void anAnswerThatDoesNotCome(ServiceFault fault, ServiceStage stage) {
    try (FaultyRun run = assertThatRunOn(market).experiencing(market.trouble(fault, stage))) {
      if (fault == ServiceFault.SLOW_ANSWER) {
        run.equalsTheRunWithoutIt(1);
      } else if (fault.passes()) {
        run.failsCleanly(stage.categories())
            .isFinishedByTheNextRun()
            .equalsTheRunWithoutItWithRetries();
      } else {
        run.failsCleanlyWithRetries(stage.categories()).isFinishedByTheNextRun();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDiskThatDoesNotTakeABatch(JournalFault fault) {
    try (FaultyRun run = assertThatRunOn(market).experiencing(fault)) {
      run.failsCleanlyWithRetries(FailureCategory.BATCHES).isFinishedByTheNextRun();
      if (fault == JournalFault.TORN_BATCH) {
        run.warned("batch-0001");
      }
    }
  }

  /**
   * The service works on it for as long as it is asked. The limit is for every query, and those
   * that are answered need a second on a busy machine.
   */
  @Test
  void aQueryThatTakesLongerThanItMay() {
    Trouble endless =
        new Trouble() {
          @Override
          public void at(Moment moment) {
            if (moment == Moment.FETCH) {
              market.faults().onAny().containing("/queries").always().answerIncomplete();
            }
          }

          @Override
          public void end() {
            market.faults().clear();
          }

          @Override
          public Duration queryTimeout() {
            return Duration.ofSeconds(10);
          }
        };
    try (FaultyRun run = assertThatRunOn(market).experiencing(endless)) {
      run.failsCleanlyWithRetries(FailureCategory.BATCHES).isFinishedByTheNextRun();
    }
  }

  static Stream<Moment> momentsOfAStop() {
    return Arrays.stream(Moment.values()).filter(moment -> ALL || moment == Moment.FETCH);
  }

  /** As by a signal or its time limit, and what is asked from then on is not answered. */
  @ParameterizedTest
  @MethodSource("momentsOfAStop")
  void aRunThatIsStoppedWhileTheServiceIsSilent(Moment stopped) {
    Cancellation cancellation = new Cancellation();
    CountDownLatch gone = new CountDownLatch(1);
    Trouble stop =
        new Trouble() {
          @Override
          public void at(Moment moment) {
            if (moment == stopped) {
              market.faults().onAny().always().hold(gone);
              market.faults().onAny().always().dropBeforeProcessing();
              cancellation.request("stopped by a test");
            }
          }

          @Override
          public void end() {
            gone.countDown();
            market.faults().clear();
          }

          @Override
          public Cancellation cancellation() {
            return cancellation;
          }
        };
    try (FaultyRun run = assertThatRunOn(market).experiencing(stop)) {
      run.failsCleanlyWithRetries(
              stopped == Moment.COMMIT ? FailureCategory.WAREHOUSE : FailureCategory.BATCHES)
          .isFinishedByTheNextRun();
    }
  }

  @Test
  void aDiskWithoutRoomForTheResultsThatWait() throws IOException {
    try (Mount mount = Mount.tmpfs(Files.createDirectory(directory.resolve("full")), "size=64k")) {
      Trouble full =
          new Trouble() {
            @Override
            public void at(Moment moment) {
              if (moment == Moment.BEGIN) {
                mount.fill();
              }
            }

            @Override
            public Path temporaryDirectory() {
              return mount.path();
            }
          };
      try (FaultyRun run = assertThatRunOn(market).experiencing(full)) {
        run.failsCleanlyWithRetries(FailureCategory.WAREHOUSE).isFinishedByTheNextRun();
      }
      mount.free();
      assertThat(mount.path()).isEmptyDirectory();
    }
  }
}
