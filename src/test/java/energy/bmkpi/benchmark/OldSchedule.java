package energy.bmkpi.benchmark;

import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQueryOptions;
import energy.bmkpi.dataset.AggregateRows;
import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.dataset.DatasetDay;
import energy.bmkpi.dataset.DayAggregates;
import energy.bmkpi.kpi.KpiCalculator;
import energy.bmkpi.market.SettlementCalendar;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.BmUnitRows;
import energy.bmkpi.warehouse.Cancellation;
import energy.bmkpi.warehouse.Publication;
import energy.bmkpi.warehouse.RunRecord;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.Warehouse;
import energy.bmkpi.warehouse.bigquery.BigQueryWarehouse;
import energy.bmkpi.warehouse.bigquery.settings.BigQuerySettings;
import energy.bmkpi.warehouse.bigquery.settings.PublishMode;
import energy.bmkpi.warehouse.bigquery.settings.RetryPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What the job did before: all batches of one dataset, then all of the next, and when the last one
 * is there the KPIs of all days. The client, the publication and the formulas are today's.
 */
public final class OldSchedule {
  private static final int WORKERS = 28;
  private static final int BATCH_DAYS = 7;

  private OldSchedule() {}

  /**
   * @param args host, state directory, first and last date
   */
  public static void main(String[] args) {
    System.setProperty("http.maxConnections", Integer.toString(WORKERS));
    SettlementDates dates = new SettlementDates(LocalDate.parse(args[2]), LocalDate.parse(args[3]));
    ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    try (Warehouse warehouse = warehouse(args[0], Path.of(args[1]))) {
      run(warehouse, dates, workers);
    } finally {
      workers.shutdownNow();
    }
  }

  private static void run(Warehouse warehouse, SettlementDates dates, ExecutorService workers) {
    Instant started = Instant.now();
    warehouse.sourceTables();
    BmUnitRows reference = new BmUnitRows();
    warehouse.readBmUnits(reference);
    KpiCalculator calculator = new KpiCalculator(reference.units());
    try (Publication publication = warehouse.publish(dates, "old-" + started.toEpochMilli())) {
      Map<LocalDate, Map<Dataset, DatasetDay<?>>> found = new ConcurrentHashMap<>();
      // one dataset after another
      for (Dataset dataset : Dataset.values()) {
        fetch(warehouse, dataset, dates, workers, found);
      }
      long unitDays = 0;
      for (LocalDate date : dates.stream().toList()) {
        DayAggregates day =
            new DayAggregates(
                date,
                SettlementCalendar.periods(date),
                EnumSet.allOf(Dataset.class),
                found.getOrDefault(date, Map.of()));
        unitDays += day.bmUnits().size();
        publication.stage(List.of(calculator.calculate(day)));
      }
      int batches = dates.split(BATCH_DAYS).size();
      publication.commit(
          new RunRecord(
              "old-" + started.toEpochMilli(),
              dates,
              "BOALF,BOD,BOAV,EBOCF",
              WORKERS,
              BATCH_DAYS,
              batches,
              unitDays,
              started,
              Instant.now(),
              null));
      System.out.println("{\"unit_days\": " + unitDays + "}");
    }
  }

  private static void fetch(
      Warehouse warehouse,
      Dataset dataset,
      SettlementDates dates,
      ExecutorService workers,
      Map<LocalDate, Map<Dataset, DatasetDay<?>>> found) {
    CompletableFuture<?>[] batches =
        dates.split(BATCH_DAYS).stream()
            .map(
                batch ->
                    CompletableFuture.runAsync(
                        () -> {
                          AggregateRows<?> rows = dataset.rows();
                          warehouse.fetch(warehouse.query(dataset, batch), rows);
                          rows.days()
                              .forEach(
                                  (date, day) ->
                                      found
                                          .computeIfAbsent(date, of -> new ConcurrentHashMap<>())
                                          .put(dataset, day));
                        },
                        workers))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(batches).join();
  }

  private static Warehouse warehouse(String host, Path stateDirectory) {
    BigQueryOptions client =
        BigQueryOptions.newBuilder()
            .setHost(host)
            .setProjectId(CannedResults.PROJECT)
            .setCredentials(NoCredentials.getInstance())
            .build();
    BigQuerySettings settings =
        new BigQuerySettings(
            CannedResults.PROJECT,
            CannedResults.DATASET,
            null,
            Map.of("app", "bmkpi"),
            null,
            6.25,
            PublishMode.MERGE,
            new RetryPolicy(6, Duration.ofMinutes(3)),
            stateDirectory,
            stateDirectory,
            TableNames.defaults(),
            null,
            "a test",
            new Cancellation());
    return BigQueryWarehouse.open(client, settings, (what, why, wait, tries) -> {});
  }
}
