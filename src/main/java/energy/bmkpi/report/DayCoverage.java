package energy.bmkpi.report;

import energy.bmkpi.market.Dataset;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How complete a dataset is on a date.
 *
 * @param missingPeriods settlement periods without a row; null where the dataset has none
 */
public record DayCoverage(
    Dataset dataset, LocalDate date, long rows, @Nullable Long missingPeriods) {

  static List<DayCoverage> read(Warehouse warehouse, SettlementDates dates) {
    List<DayCoverage> days = new ArrayList<>();
    warehouse.read(
        OutputTable.COVERAGE,
        dates,
        row -> {
          Long seen = row.integer("periods_seen");
          days.add(
              new DayCoverage(
                  Dataset.valueOf(String.valueOf(row.text("dataset"))),
                  row.day("settlement_date"),
                  row.count("rows"),
                  seen == null ? null : (Long) (row.count("periods_expected") - seen)));
        });
    return List.copyOf(days);
  }

  public boolean gap() {
    return rows == 0;
  }

  /** Whether there are rows, but not of every settlement period. */
  public boolean partial() {
    return rows > 0 && missingPeriods != null && missingPeriods > 0;
  }
}
