package energy.bmkpi.faults;

import static energy.bmkpi.faults.FaultyRun.assertThatRun;

import energy.bmkpi.demo.DemoMarket;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.pipeline.SourceFile;
import energy.bmkpi.warehouse.bigquery.EmulatedProject;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault at every stage: without retries the run fails and the tables are as they were, with
 * them it is as if nothing had been. Every build tries each fault at one stage; all of them are
 * tried with {@code -Dbmkpi.long-tests=true}.
 */
class FaultMatrixTest {
  private static final boolean ALL = Boolean.getBoolean("bmkpi.long-tests");
  private static final SettlementDates DATES = SettlementDates.ending(LocalDate.of(2026, 3, 29), 2);

  @TempDir static Path directory;

  private static EmulatedProject project;
  private static FaultyRun run;

  @BeforeAll
  static void aPublishedMarket() {
    Path market = SourceFile.demo(directory.resolve("m.duckdb"), new DemoMarket(DATES, 6, 42));
    project = new EmulatedProject(directory);
    project.runOn(market).close();
    run = new FaultyRun(project, DATES);
  }

  @AfterAll
  static void stop() {
    project.close();
  }

  static Stream<Arguments> faultsAndStages() {
    return Arrays.stream(Fault.values())
        .flatMap(
            fault ->
                Arrays.stream(Stage.values())
                    .filter(stage -> ALL || isOfEveryBuild(fault, stage))
                    .map(stage -> Arguments.of(fault, stage)));
  }

  private static boolean isOfEveryBuild(Fault fault, Stage stage) {
    List<Stage> stages = List.of(Stage.values());
    int place = List.of(Fault.values()).indexOf(fault) % stages.size();
    return stages.get(place) == stage;
  }

  @ParameterizedTest
  @MethodSource("faultsAndStages")
  void aFaultThatPassesByItself(Fault fault, Stage stage) {
    assertThatRun(run)
        .experiencing(fault)
        .at(stage)
        .failsCleanlyWithoutRetries()
        .equalsTheRunWithoutItWithRetries();
  }
}
