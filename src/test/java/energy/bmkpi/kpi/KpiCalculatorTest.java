package energy.bmkpi.kpi;

import static energy.bmkpi.kpi.Days.CREATED;
import static energy.bmkpi.kpi.Days.DATE;
import static energy.bmkpi.kpi.Days.acceptances;
import static energy.bmkpi.kpi.Days.cashflows;
import static energy.bmkpi.kpi.Days.only;
import static energy.bmkpi.kpi.Days.submissions;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.dataset.DayAggregates;
import energy.bmkpi.market.PeriodSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KpiCalculatorTest {
  private static final PeriodSet ALL = PeriodSet.upTo(48);

  private final KpiCalculator calculator = new KpiCalculator(Map.of());

  @Test
  void aUnitDayExistsIfAnyDatasetHasARowForIt() {
    DayKpis day =
        calculator.calculate(
            Days.of(
                only("T_B-1", acceptances(1, 0)),
                only("T_C-1", submissions(96, 0)),
                null,
                only("T_A-1", cashflows(1, 2))));

    assertThat(day.units())
        .extracting(UnitDayKpis::bmUnit)
        .containsExactly("T_A-1", "T_B-1", "T_C-1");
  }

  @Test
  void aDayWithoutAnyRowHasNoUnitAndNoMarketButItsGaps() {
    DayKpis day = calculator.calculate(Days.of(null, null, null, null));

    assertThat(day.units()).isEmpty();
    assertThat(day.market()).isNull();
    assertThat(day.coverage()).hasSize(4).allMatch(Coverage::isGap);
  }

  @Test
  void coverageTellsWhatEachDatasetHad() {
    DayKpis day =
        calculator.calculate(
            Days.of(only("T_B-1", acceptances(2, 0)), null, null, only("T_A-1", cashflows(1, 2))));

    assertThat(day.coverage())
        .containsExactly(
            new Coverage(DATE, Dataset.BOALF, 6, 1, 48, null, PeriodSet.EMPTY, 0, null),
            new Coverage(DATE, Dataset.BOD, 0, 0, 48, ALL, PeriodSet.EMPTY, 0, null),
            new Coverage(DATE, Dataset.BOAV, 0, 0, 48, ALL, PeriodSet.EMPTY, 0, null),
            new Coverage(
                DATE,
                Dataset.EBOCF,
                38,
                1,
                48,
                PeriodSet.parse("39-48"),
                PeriodSet.EMPTY,
                0,
                CREATED));
  }

  @Test
  void aDatasetThatWasNotAskedForIsNoGap() {
    DayKpis day =
        calculator.calculate(
            new DayAggregates(
                DATE,
                48,
                Set.of(Dataset.EBOCF),
                Map.of(Dataset.EBOCF, only("T_A-1", cashflows(1, 2)))));

    assertThat(day.coverage()).extracting(Coverage::dataset).containsExactly(Dataset.EBOCF);
  }
}
