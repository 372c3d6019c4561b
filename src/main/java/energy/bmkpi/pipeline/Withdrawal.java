package energy.bmkpi.pipeline;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.Publication;
import energy.bmkpi.warehouse.Warehouse;
import java.time.Instant;

/** Takes published dates out of every output table at once; the record of the runs stays. */
public final class Withdrawal {
  private final Warehouse warehouse;

  public Withdrawal(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * @param now tells this withdrawal from every other, as runs are told apart
   */
  public void withdraw(SettlementDates dates, Instant now) {
    try (Publication publication = warehouse.publish(dates, RunId.of(now, dates))) {
      publication.withdraw();
    }
  }
}
