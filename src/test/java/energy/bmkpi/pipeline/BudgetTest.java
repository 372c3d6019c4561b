package energy.bmkpi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.QueryEstimate;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static final Batch BATCH =
      new Batch(1, SettlementDates.ending(LocalDate.of(2026, 3, 31), 1));

  @Test
  void exactlyTheLimitIsWithinIt() {
    Budget budget = new Budget(100L, 180L);

    assertThatCode(() -> budget.require(queries(100L, 80L))).doesNotThrowAnyException();
  }

  @Test
  void oneQueryAboveItsLimitIsNamed() {
    Failure failure = failure(new Budget(99L, null), queries(80L, 100L));

    assertThat(failure.category()).isEqualTo(FailureCategory.OVER_BUDGET);
    assertThat(failure.getMessage())
        .isEqualTo(
            "the query of EBOCF for 2026-03-31 would be billed 100 bytes, above the limit of 99 for"
                + " one query; nothing was run");
  }

  @Test
  void allQueriesTogetherAboveTheLimitOfARun() {
    Failure failure = failure(new Budget(null, 179L), queries(100L, 80L));

    assertThat(failure.getMessage())
        .isEqualTo(
            "the 2 queries would be billed 180 bytes, above the limit of 179 for a run; nothing was"
                + " run");
    assertThat(failure.remedy()).contains("bmkpi.bigquery.max-bytes-per-run");
  }

  @Test
  void whatIsBilledCountsNotWhatIsProcessed() {
    QueryEstimate rounded = new QueryEstimate(1, 200, 0);

    assertThat(
            failure(new Budget(199L, null), List.of(new PlannedQuery(BATCH, Dataset.BOD, rounded))))
        .isNotNull();
  }

  @Test
  void aWarehouseThatDoesNotBillIsWithinEveryBudget() {
    assertThatCode(() -> new Budget(0L, 0L).require(queries(null, null)))
        .doesNotThrowAnyException();
  }

  private static Failure failure(Budget budget, List<PlannedQuery> queries) {
    return catchThrowableOfType(Failure.class, () -> budget.require(queries));
  }

  private static List<PlannedQuery> queries(@Nullable Long boav, @Nullable Long ebocf) {
    return List.of(query(Dataset.BOAV, boav), query(Dataset.EBOCF, ebocf));
  }

  private static PlannedQuery query(Dataset dataset, @Nullable Long billed) {
    return new PlannedQuery(
        BATCH, dataset, billed == null ? null : new QueryEstimate(billed, billed, 0));
  }
}
