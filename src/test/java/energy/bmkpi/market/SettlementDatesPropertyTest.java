package energy.bmkpi.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SettlementDatesPropertyTest {
  private static final LocalDate LAST = LocalDate.of(2026, 3, 31);

  @Property
  void partsCoverEveryDateOnceAndInOrder(
      @ForAll @IntRange(min = 1, max = 800) int days,
      @ForAll @IntRange(min = 1, max = 100) int batchDays) {
    SettlementDates dates = SettlementDates.ending(LAST, days);

    List<SettlementDates> parts = dates.split(batchDays);

    assertThat(parts.stream().flatMap(SettlementDates::stream).toList())
        .isEqualTo(dates.stream().toList());
    assertThat(parts).hasSize((days + batchDays - 1) / batchDays);
  }
}
