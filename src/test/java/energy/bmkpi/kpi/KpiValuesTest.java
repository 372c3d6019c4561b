package energy.bmkpi.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.market.PeriodSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Results are compared by what they hold. */
class KpiValuesTest {
  private final KpiValues<UnitKpi> values = values(-12.5);

  @Test
  void equalValuesAreEqual() {
    assertThat(values(-12.5)).isEqualTo(values).hasSameHashCodeAs(values);
    assertThat(values(-12.4)).isNotEqualTo(values).doesNotHaveSameHashCodeAs(values);
    assertThat(values.equals(null)).isFalse();
  }

  /** A failed comparison shows which value differs. */
  @Test
  void isWrittenWithTheNamesOfItsKpis() {
    assertThat(values.toString()).contains("NET_CASHFLOW_GBP=-12.5", "NET_MWH=null");
  }

  @Test
  void standBehindTheKeyOfARowInTheOrderOfTheirKpis() {
    Object[] row = values.after(Days.DATE, "T_DRAXX-1");

    assertThat(row).hasSize(2 + UnitKpi.values().length).startsWith(Days.DATE, "T_DRAXX-1");
    assertThat(row[2 + List.of(UnitKpi.values()).indexOf(UnitKpi.NET_CASHFLOW_GBP)])
        .isEqualTo(-12.5);
  }

  @Test
  void aDayWithoutARowIsAGap() {
    assertThat(coverage(0).isGap()).isTrue();
    assertThat(coverage(1).isGap()).isFalse();
  }

  private static Coverage coverage(long rows) {
    return new Coverage(
        Days.DATE, Dataset.BOD, rows, 1, 48, PeriodSet.EMPTY, PeriodSet.EMPTY, 0, null);
  }

  private static KpiValues<UnitKpi> values(double netCashflow) {
    return KpiValues.of(UnitKpi.class, kpi -> kpi == UnitKpi.NET_CASHFLOW_GBP ? netCashflow : null);
  }
}
