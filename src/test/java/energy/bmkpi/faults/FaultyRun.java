package energy.bmkpi.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import energy.bmkpi.emulator.rest.Faults;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.market.Dataset;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.pipeline.WholeRun;
import energy.bmkpi.warehouse.bigquery.EmulatedProject;
import java.util.EnumSet;
import java.util.Set;

/**
 * A run whose dates are published already, by a run that left datasets out: so old tables differ
 * from new ones. {@code assertThatRun(run).experiencing(fault).at(stage).failsCleanly…}.
 */
final class FaultyRun {
  private static final int TRIES = 4;
  private static final int ROWS_PER_PAGE = 5;

  private final EmulatedProject project;
  private final SettlementDates dates;
  private final String oldTables;
  private final String newTables;

  FaultyRun(EmulatedProject project, SettlementDates dates) {
    this.project = project;
    this.dates = dates;
    this.newTables = publish(EnumSet.allOf(Dataset.class), 1);
    this.oldTables = publishOldTables();
    assertThat(oldTables).isNotEqualTo(newTables);
  }

  static FaultyRun assertThatRun(FaultyRun run) {
    return run;
  }

  /** Says next at which stage. */
  Struck experiencing(Fault fault) {
    return stage -> new Experience(fault, stage);
  }

  /** A fault whose stage is still to be told. */
  interface Struck {
    Experience at(Stage stage);
  }

  /** The run with what goes wrong in it. */
  final class Experience {
    private final Fault fault;
    private final Stage stage;

    private Experience(Fault fault, Stage stage) {
      this.fault = fault;
      this.stage = stage;
    }

    /**
     * Without retries: one failure, and old tables, unless all was done and only the answer lost.
     */
    Experience failsCleanlyWithoutRetries() {
      publishOldTables();
      strike();
      Failure failure =
          catchThrowableOfType(Failure.class, () -> publish(EnumSet.allOf(Dataset.class), 1));
      faults().clear();
      assertThat(failure).as("%s at %s", fault, stage).isNotNull();
      if (stage == Stage.MERGE && fault.isDone()) {
        assertThat(failure.getMessage()).startsWith("cannot learn how job ");
        assertThat(published()).isIn(oldTables, newTables);
      } else {
        assertThat(published()).isEqualTo(oldTables);
      }
      return this;
    }

    void equalsTheRunWithoutItWithRetries() {
      publishOldTables();
      strike();
      assertThat(publish(EnumSet.allOf(Dataset.class), TRIES)).isEqualTo(newTables);
      faults().clear();
    }

    private void strike() {
      faults().rowsPerPage(ROWS_PER_PAGE);
      fault.strike(stage.on(faults()));
    }
  }

  private Faults faults() {
    return project.emulator().faults();
  }

  private String publishOldTables() {
    return publish(EnumSet.of(Dataset.BOALF, Dataset.BOAV), 1);
  }

  private String publish(Set<Dataset> datasets, int tries) {
    try (WholeRun run = project.runWithTries(tries)) {
      run.run(new Plan(dates, dates.days(), 2, datasets));
      return run.hash(dates);
    }
  }

  private String published() {
    try (WholeRun run = project.runWithTries(1)) {
      return run.hash(dates);
    }
  }
}
