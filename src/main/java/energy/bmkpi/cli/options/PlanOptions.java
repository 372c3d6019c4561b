package energy.bmkpi.cli.options;

import energy.bmkpi.cli.output.Messages;
import energy.bmkpi.config.BatchDays;
import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.config.Days;
import energy.bmkpi.config.Workers;
import energy.bmkpi.market.Dataset;
import energy.bmkpi.market.SettlementCalendar;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.pipeline.Plan;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What a run is to do. */
public final class PlanOptions {
  private static final Days TEST_DAYS = new Days(7);
  private static final Workers TEST_WORKERS = new Workers(4);

  @Mixin DateOptions dates;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Queries in flight at once, 1 to 128 (key bmkpi.workers; 28 unless set).")
  @Nullable Workers workers;

  @Option(
      names = "--batch-days",
      paramLabel = "N",
      description = {
        "Settlement dates in a batch, 1 to 366, or auto: as many as save the workers a wave of"
            + " queries (key bmkpi.batch-days; 7 unless set)."
      })
  @Nullable BatchDays batchDays;

  @Option(
      names = "--datasets",
      // not NAME as of --warehouse: the completion script knows values by this label
      paramLabel = "DATASET",
      completionCandidates = Candidates.Datasets.class,
      split = ",",
      description = "Only these of boalf,bod,boav,ebocf; KPIs of the others are NULL.")
  @Nullable List<Dataset> datasets;

  @Option(names = "--test", description = "A small run: 7 days and 4 workers unless given.")
  boolean test;

  public Plan plan(BmkpiConfig config, Clock clock) {
    SettlementDates range = dates.dates(test ? TEST_DAYS : config.days(), clock);
    warnOfADateThatLasts(range, config, clock);
    if (datasets != null && datasets.isEmpty()) {
      throw new ParameterException(
          dates.command.commandLine(),
          "--datasets names no dataset; there are boalf, bod, boav and ebocf");
    }
    Set<Dataset> chosen = datasets == null ? EnumSet.allOf(Dataset.class) : Set.copyOf(datasets);
    int bound = workers(config).count();
    int batch =
        (batchDays == null ? config.batchDays() : batchDays)
            .count()
            .orElseGet(() -> Plan.batchDaysFor(range, bound, chosen.size()));
    return new Plan(range, batch, bound, chosen);
  }

  private void warnOfADateThatLasts(SettlementDates range, BmkpiConfig config, Clock clock) {
    if (range.to().isAfter(SettlementCalendar.yesterday(clock))) {
      new Messages(dates.command.commandLine().getErr(), config.logFormat())
          .warn(
              "unfinished_date",
              "settlement date %s has not ended; its KPIs are of the rows that there are so far"
                  .formatted(range.to()),
              Map.of("settlement_date", range.to()));
    }
  }

  private Workers workers(BmkpiConfig config) {
    if (workers != null) {
      return workers;
    }
    return test ? TEST_WORKERS : config.workers();
  }
}
