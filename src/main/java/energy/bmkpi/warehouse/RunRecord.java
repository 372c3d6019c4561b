package energy.bmkpi.warehouse;

import energy.bmkpi.market.SettlementDates;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code bm_kpi_run}.
 *
 * @param datasets names separated by commas
 * @param bytesBilled null where the warehouse does not bill
 */
public record RunRecord(
    String runId,
    SettlementDates dates,
    String datasets,
    int workers,
    int batchDays,
    int batches,
    long unitDays,
    Instant startedAt,
    Instant finishedAt,
    @Nullable Long bytesBilled) {

  public double durationSeconds() {
    return Duration.between(startedAt, finishedAt).toMillis() / 1000.0;
  }
}
