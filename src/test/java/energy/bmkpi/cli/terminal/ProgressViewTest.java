package energy.bmkpi.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.pipeline.Batch;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.pipeline.QueryRecord;
import energy.bmkpi.progress.RunProgress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The live lines, drawn from a run that is on its way. */
class ProgressViewTest {
  private static final Plan QUARTER =
      new Plan(
          new SettlementDates(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31)),
          7,
          28,
          EnumSet.allOf(Dataset.class));

  private final ProgressView view = new ProgressView(false);
  private final AtomicLong nanoTime = new AtomicLong();

  @Test
  void aWideTerminalShowsEverything() {
    assertThat(view.lines(onItsWay(QUARTER).snapshot(), new TerminalSize(50, 200)))
        .containsExactly(
            "2026-01-01 to 2026-03-31   20 of 52 queries, 1 in flight   0:10   0:17 left",
            "BOALF    13 of 13   ████████████████████████████████████████       574,600 rows      287,300 rows/s  done",
            "BOD       6 of 13   ██████████████████░░░░░░░░░░░░░░░░░░░░░░     6,617,172 rows      661,717 rows/s  0:12 left",
            "BOAV      1 of 13   ███░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░            90 rows            9 rows/s  2:00 left",
            "EBOCF     0 of 13   ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░             0 rows            0 rows/s");
  }

  @Test
  void fortyColumnsHoldTheSame() {
    assertThat(view.lines(onItsWay(QUARTER).snapshot(), new TerminalSize(24, 40)))
        .containsExactly(
            "20/52 done, 1 in flight 0:10",
            "BOALF 13/13 ███████  575k  287k/s  done",
            "BOD    6/13 ███░░░░  6.6M  662k/s  0:12",
            "BOAV   1/13 ░░░░░░░    90     9/s  2:00",
            "EBOCF  0/13 ░░░░░░░     0     0/s     –");
  }

  @Test
  void noLineIsAsWideAsTheTerminal() {
    RunProgress longest =
        onItsWay(
            new Plan(
                new SettlementDates(LocalDate.of(2016, 1, 1), LocalDate.of(2026, 1, 7)),
                1,
                128,
                EnumSet.allOf(Dataset.class)));

    for (RunProgress run : List.of(longest, onItsWay(QUARTER))) {
      for (int columns : new int[] {1, 2, 12, 20, 39, 40, 41, 60, 71, 72, 80, 100, 200, 500}) {
        assertThat(view.lines(run.snapshot(), new TerminalSize(24, columns)))
            .as("%d columns", columns)
            .hasSize(5)
            .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns - 1));
      }
    }
  }

  @Test
  void aLowTerminalShowsTheRunAndAsManyDatasetsAsItHolds() {
    assertThat(view.lines(onItsWay(QUARTER).snapshot(), new TerminalSize(4, 80)))
        .hasSize(3)
        .last()
        .asString()
        .startsWith("BOD ");
  }

  @Test
  void whatIsTriedAgainIsCounted() {
    RunProgress run = onItsWay(QUARTER);
    run.retrying("query of BOD", "503", Duration.ofSeconds(1), 1);

    assertThat(view.lines(run.snapshot(), new TerminalSize(24, 120)).get(0))
        .endsWith("   1 tried again");
  }

  @Test
  void theTitleTellsThePhase() {
    RunProgress run = new RunProgress(QUARTER, nanoTime::get);
    TerminalSize wide = new TerminalSize(24, 100);
    assertThat(view.lines(run.snapshot(), wide))
        .as("nothing is fetched yet")
        .containsExactly("2026-01-01 to 2026-03-31   preparing");

    run.publishing();
    nanoTime.addAndGet(Duration.ofSeconds(4000).toNanos());

    assertThat(view.lines(run.snapshot(), wide).get(0))
        .isEqualTo("2026-01-01 to 2026-03-31   publishing   1:06:40");
  }

  @Test
  void coloursAreSentOnlyWhereTheyMayBe() {
    RunProgress run = onItsWay(QUARTER);
    TerminalSize size = new TerminalSize(24, 100);
    List<String> coloured = new ProgressView(true).lines(run.snapshot(), size);

    assertThat(String.join("", view.lines(run.snapshot(), size))).doesNotContain("\u001b");
    assertThat(coloured.get(1)).contains("\u001b[36m█", "\u001b[0m");
    assertThat(coloured)
        .extracting(line -> line.replaceAll("\u001b\\[\\d+m", ""))
        .isEqualTo(view.lines(run.snapshot(), size));
  }

  /**
   * After 10 seconds: BOALF is done since the second, BOD at 6 batches, BOAV at one, a query of
   * EBOCF runs.
   */
  private RunProgress onItsWay(Plan plan) {
    RunProgress run = new RunProgress(plan, nanoTime::get);
    run.started("run-1", plan, Instant.EPOCH);
    nanoTime.addAndGet(Duration.ofSeconds(2).toNanos());
    for (Batch batch : plan.batches()) {
      finish(run, batch, Dataset.BOALF, 44_200);
    }
    for (Batch batch : plan.batches().subList(0, 6)) {
      finish(run, batch, Dataset.BOD, 1_102_862);
    }
    finish(run, plan.batches().get(0), Dataset.BOAV, 90);
    run.queryStarted(plan.batches().get(0), Dataset.EBOCF);
    nanoTime.addAndGet(Duration.ofSeconds(8).toNanos());
    return run;
  }

  private static void finish(RunProgress run, Batch batch, Dataset dataset, long rows) {
    Duration took = Duration.ofMillis(dataset == Dataset.BOD ? 3000 : 1000);
    run.queryFinished(batch, new QueryRecord(dataset, rows, took, null), rows);
  }
}
