package energy.bmkpi.report;

import energy.bmkpi.market.Dataset;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Row;
import energy.bmkpi.warehouse.Warehouse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How complete and how fresh a dataset is in what was published.
 *
 * @param first first date with rows; null when there is none
 * @param last last date with rows; null when there is none
 * @param gaps published dates without a row
 * @param missingPeriods settlement periods without a row on dates that have rows; null for BOALF
 * @param newestCreated newest createdDateTime; null where the dataset has none
 */
public record DatasetCoverage(
    Dataset dataset,
    long days,
    @Nullable LocalDate first,
    @Nullable LocalDate last,
    List<LocalDate> gaps,
    long rows,
    @Nullable Long missingPeriods,
    @Nullable Instant newestCreated) {

  /** Of the datasets that were published for any of the dates. */
  public static List<DatasetCoverage> read(Warehouse warehouse, SettlementDates dates) {
    List<DatasetCoverage> coverage = new ArrayList<>();
    for (Dataset dataset : Dataset.values()) {
      Accumulator accumulator = new Accumulator(dataset);
      warehouse.read(
          OutputTable.COVERAGE,
          dates,
          row -> {
            if (dataset.name().equals(row.text("dataset"))) {
              accumulator.add(row);
            }
          });
      if (accumulator.published) {
        coverage.add(accumulator.coverage());
      }
    }
    return coverage;
  }

  /** Adds up the rows of one dataset, which come in date order. */
  private static final class Accumulator {
    private final Dataset dataset;
    private final List<LocalDate> gaps = new ArrayList<>();
    private boolean published;
    private long days;
    private long rows;
    private @Nullable LocalDate first;
    private @Nullable LocalDate last;
    private @Nullable Long missingPeriods;
    private @Nullable Instant newestCreated;

    Accumulator(Dataset dataset) {
      this.dataset = dataset;
    }

    void add(Row row) {
      published = true;
      LocalDate date = row.day("settlement_date");
      long rowsOfDay = row.count("rows");
      if (rowsOfDay == 0) {
        gaps.add(date);
        return;
      }
      days++;
      rows += rowsOfDay;
      first = first == null ? date : first;
      last = date;
      Long seen = row.integer("periods_seen");
      if (seen != null) {
        long missing = row.count("periods_expected") - seen;
        missingPeriods = missingPeriods == null ? missing : missingPeriods + missing;
      }
      Instant created = row.instant("newest_created");
      if (created != null && (newestCreated == null || created.isAfter(newestCreated))) {
        newestCreated = created;
      }
    }

    DatasetCoverage coverage() {
      return new DatasetCoverage(
          dataset, days, first, last, List.copyOf(gaps), rows, missingPeriods, newestCreated);
    }
  }
}
