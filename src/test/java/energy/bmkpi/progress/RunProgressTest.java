package energy.bmkpi.progress;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.kpi.Coverage;
import energy.bmkpi.kpi.DayKpis;
import energy.bmkpi.market.PeriodSet;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.pipeline.Batch;
import energy.bmkpi.pipeline.BatchResult;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.pipeline.QueryRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunProgressTest {
  /** 4 batches of 2 datasets. */
  private static final Plan PLAN =
      new Plan(
          new SettlementDates(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 28)),
          7,
          3,
          EnumSet.of(Dataset.BOALF, Dataset.BOD));

  private final AtomicLong nanoTime = new AtomicLong(-5_000_000_000L);
  private final RunProgress progress = new RunProgress(PLAN, nanoTime::get);
  private final List<Batch> batches = PLAN.batches();

  @BeforeEach
  void start() {
    advance(2);
    progress.started("run-1", PLAN, Instant.parse("2026-04-01T03:00:00Z"));
  }

  @Test
  void everyQueryWaitsAtFirst() {
    RunSnapshot run = progress.snapshot();

    assertThat(run.phase()).isEqualTo(RunPhase.COMPUTING);
    assertThat(run.elapsed()).isZero();
    assertThat(run.count(QueryState.WAITING)).isEqualTo(8);
    assertThat(run.remaining()).as("nothing to go by").isNull();
    assertThat(run.bytesBilled()).as("unknown is not zero").isNull();
  }

  @Test
  void rowsAndRateOfADatasetAreThoseOfItsFinishedQueries() {
    finish(1, Dataset.BOD, 1_000, 2, 100L);
    finish(2, Dataset.BOD, 500, 2, 50L);
    progress.queryStarted(batches.get(2), Dataset.BOD);
    advance(3);

    RunSnapshot run = progress.snapshot();

    DatasetProgress bod = run.datasets().get(1);
    assertThat(bod.finished()).isEqualTo(2);
    assertThat(bod.batches()).isEqualTo(4);
    assertThat(bod.sourceRows()).isEqualTo(1_500);
    assertThat(bod.rowsPerSecond()).isEqualTo(500);
    assertThat(bod.remaining()).isEqualTo(Duration.ofSeconds(3));
    assertThat(run.datasets().get(0).remaining()).isNull();
    assertThat(run.count(QueryState.RUNNING)).isEqualTo(1);
    assertThat(run.bytesBilled()).isEqualTo(150);
  }

  @Test
  void queriesThatTakeLongerWeighMoreInWhatRemains() {
    for (int batch = 1; batch <= 4; batch++) {
      finish(batch, Dataset.BOALF, 10, 1, null);
    }
    finish(1, Dataset.BOD, 10, 8, null);
    advance(6);

    // 12 of 36 seconds of work took 6 seconds
    assertThat(progress.snapshot().remaining()).isEqualTo(Duration.ofSeconds(12));
  }

  @Test
  void requestsThatAreTriedAgainAreCounted() {
    progress.retrying("query of BOD", "backendError", Duration.ofSeconds(1), 1);

    assertThat(progress.snapshot().retries()).isEqualTo(1);
  }

  @Test
  void aBatchThatAnEarlierRunHadFinishedIsDone() {
    LocalDate day = LocalDate.of(2026, 3, 1);
    progress.batchFinished(
        new BatchResult(
            batches.get(0),
            List.of(
                new DayKpis(
                    day,
                    List.of(),
                    null,
                    List.of(
                        new Coverage(
                            day,
                            Dataset.BOD,
                            321,
                            1,
                            48,
                            PeriodSet.EMPTY,
                            PeriodSet.EMPTY,
                            0,
                            null)))),
            List.of(new QueryRecord(Dataset.BOD, 5, Duration.ofSeconds(2), null))),
        1,
        4);

    RunSnapshot run = progress.snapshot();
    assertThat(run.datasets().get(1).finished()).isEqualTo(1);
    assertThat(run.sourceRows()).isEqualTo(321);
  }

  @Test
  void theRateOfADatasetThatIsDoneStays() {
    for (int batch = 1; batch <= 4; batch++) {
      finish(batch, Dataset.BOALF, 10, 1, null);
      advance(1);
    }
    advance(100);

    assertThat(progress.snapshot().datasets().get(0).rowsPerSecond()).isEqualTo(40 / 3.0);
  }

  @Test
  void theClockStandsStillWhenTheRunIsOver() {
    advance(4);
    progress.failed(new IllegalStateException("the disk is full"));
    advance(60);

    RunSnapshot run = progress.snapshot();

    assertThat(run.phase()).isEqualTo(RunPhase.FAILED);
    assertThat(run.failure()).isEqualTo("the disk is full");
    assertThat(run.elapsed()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void aRunThatFailsBeforeItsQueriesTellsWhy() {
    RunProgress locked = new RunProgress(PLAN, nanoTime::get);

    locked.failed(new IllegalStateException("another process holds the lock"));

    assertThat(locked.snapshot().runId()).isNull();
    assertThat(locked.snapshot().failure()).isEqualTo("another process holds the lock");
  }

  private void finish(int batch, Dataset dataset, long rows, long seconds, @Nullable Long bytes) {
    Batch of = batches.get(batch - 1);
    progress.queryStarted(of, dataset);
    progress.queryFinished(
        of, new QueryRecord(dataset, rows, Duration.ofSeconds(seconds), bytes), rows);
  }

  private void advance(long seconds) {
    nanoTime.addAndGet(seconds * 1_000_000_000L);
  }
}
