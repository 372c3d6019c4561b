package energy.bmkpi.faults;

import energy.bmkpi.emulator.rest.Faults;
import java.time.Duration;

/** A fault at a stage, in one request. */
record ServiceTrouble(ServiceFault fault, ServiceStage stage, Faults faults, int spared)
    implements Trouble {
  private static final int ROWS_PER_PAGE = 5;

  @Override
  public void at(Moment moment) {
    if (moment == Moment.BEGIN) {
      turnPages(stage, faults);
      fault.strike(
          faults
              .on(stage.operation())
              .containing(stage.text())
              .afterFirst(spared)
              .times(isAskedAgainByTheJdk() ? 2 : 1));
    }
  }

  /** A GET, once, where the connection was used before. */
  private boolean isAskedAgainByTheJdk() {
    return stage == ServiceStage.PAGE && fault.isReset();
  }

  /** Pages are few rows where one of them is to fail; elsewhere they cost time. */
  static void turnPages(ServiceStage stage, Faults faults) {
    if (stage == ServiceStage.PAGE) {
      faults.rowsPerPage(ROWS_PER_PAGE);
    }
  }

  @Override
  public void end() {
    faults.clear();
  }

  @Override
  public Duration silence() {
    return fault.takesPatience() ? ServiceFault.patience() : Trouble.super.silence();
  }

  @Override
  public boolean mayHavePublished() {
    return stage == ServiceStage.MERGE && fault.isDone();
  }
}
