package energy.bmkpi.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettlementDatesTest {
  private static final LocalDate LAST = LocalDate.of(2026, 3, 31);

  @Test
  void ninetyDaysBySevenAreThirteenPartsOfWhichTheLastIsShorter() {
    List<SettlementDates> parts = SettlementDates.ending(LAST, 90).split(7);

    assertThat(parts).hasSize(13);
    assertThat(parts.subList(0, 12)).allMatch(part -> part.days() == 7);
    assertThat(parts.get(0).from()).isEqualTo(LocalDate.of(2026, 1, 1));
    assertThat(parts.get(12)).isEqualTo(new SettlementDates(LocalDate.of(2026, 3, 26), LAST));
  }

  @Test
  void aPartLongerThanTheDatesIsTheDatesThemselves() {
    SettlementDates dates = SettlementDates.ending(LAST, 3);

    assertThat(dates.split(7)).containsExactly(dates);
  }

  @Test
  void datesWithHolesAreTheFewestRunsWithoutOne() {
    LocalDate first = LocalDate.of(2026, 3, 28);

    assertThat(
            SettlementDates.runs(
                List.of(
                    first,
                    first.plusDays(1),
                    first.plusDays(3),
                    first.plusDays(5),
                    LAST.plusDays(3))))
        .containsExactly(
            new SettlementDates(first, first.plusDays(1)),
            new SettlementDates(LAST, LAST),
            new SettlementDates(first.plusDays(5), LAST.plusDays(3)));
    assertThat(SettlementDates.runs(List.of())).isEmpty();
  }

  @Test
  void partsOfNoDayAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> SettlementDates.ending(LAST, 3).split(0));
  }

  @Test
  void bothEndsAreIncluded() {
    SettlementDates day = SettlementDates.ending(LAST, 1);

    assertThat(day.days()).isEqualTo(1);
    assertThat(day.stream()).containsExactly(LAST);
  }

  @Test
  void anEndBeforeTheBeginningIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SettlementDates(LAST, LAST.minusDays(1)))
        .withMessage("2026-03-31 is after 2026-03-30");
  }

  @Test
  void isWrittenAsOneDateOrAsItsTwoEnds() {
    assertThat(SettlementDates.ending(LAST, 1)).hasToString("2026-03-31");
    assertThat(SettlementDates.ending(LAST, 2)).hasToString("2026-03-30 to 2026-03-31");
  }
}
