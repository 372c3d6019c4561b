package energy.bmkpi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.WholeRun;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final SettlementDates QUARTER =
      SettlementDates.ending(LocalDate.of(2026, 3, 31), 90);

  @Test
  void cuts90DaysInto13BatchesTheLastOf6Days() {
    List<Batch> batches = WholeRun.plan(QUARTER, 7, 28).batches();

    assertThat(batches).hasSize(13);
    assertThat(batches).extracting(Batch::number).first().isEqualTo(1);
    assertThat(batches.get(11).dates().days()).isEqualTo(7);
    assertThat(batches.get(12))
        .isEqualTo(
            new Batch(
                13, new SettlementDates(LocalDate.of(2026, 3, 26), LocalDate.of(2026, 3, 31))));
  }

  @Test
  void everyDateIsInExactlyOneBatch() {
    List<LocalDate> dates =
        WholeRun.plan(QUARTER, 7, 28).batches().stream()
            .flatMap(batch -> batch.dates().stream())
            .toList();

    assertThat(dates).containsExactlyElementsOf(QUARTER.stream().toList());
  }

  @Test
  void asksOneQueryForEachBatchAndDataset() {
    assertThat(WholeRun.plan(QUARTER, 7, 28).queries()).isEqualTo(52);
    assertThat(new Plan(QUARTER, 7, 28, EnumSet.of(Dataset.BOALF, Dataset.BOD)).queries())
        .isEqualTo(26);
  }

  @Test
  void fiftyTwoQueriesAre2WavesOf28Workers() {
    assertThat(WholeRun.plan(QUARTER, 7, 28).waves()).isEqualTo(2);
    assertThat(WholeRun.plan(QUARTER, 7, 26).waves()).isEqualTo(2);
    assertThat(WholeRun.plan(QUARTER, 7, 25).waves()).isEqualTo(3);
    assertThat(WholeRun.plan(QUARTER, 7, 64).waves()).isEqualTo(1);
  }

  @Test
  void equalInputGivesEqualPlans() {
    Plan plan = new Plan(QUARTER, 7, 28, new HashSet<>(List.of(Dataset.BOD, Dataset.BOALF)));
    Plan again = new Plan(QUARTER, 7, 28, EnumSet.of(Dataset.BOALF, Dataset.BOD));

    assertThat(plan).isEqualTo(again).hasSameHashCodeAs(again);
    assertThat(plan.batches()).isEqualTo(again.batches());
    assertThat(plan.orderedDatasets()).containsExactly(Dataset.BOALF, Dataset.BOD);
  }
}
