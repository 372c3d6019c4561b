package energy.bmkpi.warehouse;

import static energy.bmkpi.testing.SourceRow.VOLUME;
import static energy.bmkpi.warehouse.WarehouseFixture.fetch;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.dataset.AggregateRows;
import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.dataset.DatasetDay;
import energy.bmkpi.dataset.Volumes;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.testing.SourceRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads at once. */
interface ConcurrencyContract extends PublicationFixture {

  @Test
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  default void queriesOfManyThreadsAtOnceGiveWhatOneGives() throws Exception {
    SourceRow[] rows = new SourceRow[96];
    for (int row = 0; row < rows.length; row++) {
      rows[row] =
          VOLUME
              .with("settlementPeriod", 1 + row / 2)
              .with("acceptanceId", row)
              .with("totalVolumeAccepted", row / 10.0)
              .with("bmUnit", row % 2 == 0 ? "T_LKSDB-1" : "T_DRAXX-1");
    }
    create(StoredTable.of(SourceTable.BOAV, rows));
    Map<LocalDate, DatasetDay<Volumes>> alone = volumes(open(TableNames.defaults()));
    assertThat(alone).hasSize(1);

    // a warehouse that has not looked at its tables yet: all the threads do so at once
    Warehouse shared = open(TableNames.defaults());
    int threads = 16;
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      Callable<Map<LocalDate, DatasetDay<Volumes>>> query =
          () -> {
            start.await();
            return volumes(shared);
          };
      List<Future<Map<LocalDate, DatasetDay<Volumes>>>> answers = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        answers.add(executor.submit(query));
      }
      for (Future<Map<LocalDate, DatasetDay<Volumes>>> answer : answers) {
        assertThat(answer.get(1, TimeUnit.MINUTES)).isEqualTo(alone);
      }
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  default void readersSeeTheOldOrTheNewDaysNeverAMixture() throws Exception {
    int versions = 12;
    Warehouse warehouse = warehouseWith();
    publish(warehouse, PublishedDays.days(WEEK, 0), WEEK_RUN);
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch published = new CountDownLatch(1);
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> reader =
          executor.submit(
              () -> {
                int reads = 0;
                do {
                  assertOneVersion(warehouse);
                  reads++;
                  reading.countDown();
                } while (published.getCount() > 0);
                return reads;
              });
      reading.await();
      for (int version = 1; version <= versions; version++) {
        publish(warehouse, PublishedDays.days(WEEK, version), WEEK_RUN);
      }
      published.countDown();

      assertThat(reader.get(1, TimeUnit.MINUTES)).isPositive();
    } finally {
      executor.shutdownNow();
    }
    assertThat(PublishedRows.read(warehouse, OutputTable.SUMMARY, WEEK))
        .isEqualTo(PublishedRows.of(OutputTable.SUMMARY, PublishedDays.days(WEEK, versions)));
  }

  private static void assertOneVersion(Warehouse warehouse) {
    List<List<@Nullable Object>> rows = PublishedRows.read(warehouse, OutputTable.SUMMARY, WEEK);
    Set<@Nullable Object> versions = new HashSet<>();
    // the first KPI tells the version
    rows.forEach(row -> versions.add(row.get(2)));
    assertThat(versions).hasSize(1);
    assertThat(rows).hasSize(3 * WEEK.days());
  }

  private static Map<LocalDate, DatasetDay<Volumes>> volumes(Warehouse warehouse) {
    SettlementDates day = SettlementDates.ending(LocalDate.of(2025, 10, 1), 1);
    return fetch(warehouse, Dataset.BOAV, new AggregateRows<>(Volumes::read), day.from(), day.to());
  }
}
