package energy.bmkpi.benchmark;

import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQueryOptions;
import energy.bmkpi.kpi.Acceptances;
import energy.bmkpi.kpi.Aggregate;
import energy.bmkpi.kpi.Cashflows;
import energy.bmkpi.kpi.DatasetDay;
import energy.bmkpi.kpi.DayAggregates;
import energy.bmkpi.kpi.KpiCalculator;
import energy.bmkpi.kpi.Submissions;
import energy.bmkpi.kpi.Volumes;
import energy.bmkpi.market.Dataset;
import energy.bmkpi.market.SettlementCalendar;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.AggregateRows;
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
      Map<LocalDate, DatasetDay<Acceptances>> boalf =
          fetch(warehouse, Dataset.BOALF, dates, workers, AggregateRows::boalf);
      Map<LocalDate, DatasetDay<Submissions>> bod =
          fetch(warehouse, Dataset.BOD, dates, workers, AggregateRows::bod);
      Map<LocalDate, DatasetDay<Volumes>> boav =
          fetch(warehouse, Dataset.BOAV, dates, workers, AggregateRows::boav);
      Map<LocalDate, DatasetDay<Cashflows>> ebocf =
          fetch(warehouse, Dataset.EBOCF, dates, workers, AggregateRows::ebocf);
      long unitDays = 0;
      for (LocalDate date : dates.stream().toList()) {
        DayAggregates day =
            new DayAggregates(
                date,
                SettlementCalendar.periods(date),
                EnumSet.allOf(Dataset.class),
                boalf.get(date),
                bod.get(date),
                boav.get(date),
                ebocf.get(date));
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

  private interface Rows<A extends Aggregate> {
    AggregateRows<A> collector();
  }

  private static <A extends Aggregate> Map<LocalDate, DatasetDay<A>> fetch(
      Warehouse warehouse,
      Dataset dataset,
      SettlementDates dates,
      ExecutorService workers,
      Rows<A> rows) {
    Map<LocalDate, DatasetDay<A>> days = new ConcurrentHashMap<>();
    CompletableFuture<?>[] batches =
        dates.split(BATCH_DAYS).stream()
            .map(
                batch ->
                    CompletableFuture.runAsync(
                        () -> {
                          AggregateRows<A> collector = rows.collector();
                          warehouse.fetch(warehouse.query(dataset, batch), collector);
                          days.putAll(collector.days());
                        },
                        workers))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(batches).join();
    return days;
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
