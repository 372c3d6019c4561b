package energy.bmkpi.warehouse;

import energy.bmkpi.market.SettlementDates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A run whose results are in the output tables.
 *
 * @param finishedAt when its last batch was finished, by the clock of its machine
 */
public record PublishedRun(String runId, SettlementDates dates, Instant finishedAt) {

  /** The runs that published any of the dates. */
  public static List<PublishedRun> read(Warehouse warehouse, SettlementDates dates) {
    List<PublishedRun> runs = new ArrayList<>();
    warehouse.read(
        OutputTable.RUN,
        dates,
        row -> {
          String runId = row.text("run_id");
          LocalDate from = row.date("date_from");
          LocalDate to = row.date("date_to");
          Instant finishedAt = row.instant("finished_at");
          // a row that lacks one of them was not written by this program
          if (runId != null && from != null && to != null && finishedAt != null) {
            runs.add(new PublishedRun(runId, new SettlementDates(from, to), finishedAt));
          }
        });
    return runs;
  }
}
