package energy.bmkpi.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.kpi.DayKpis;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DaysInOrderTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

  private final DaysInOrder inOrder = new DaysInOrder(FIRST);

  @Test
  void aDayThatComesEarlyWaitsForTheOneBeforeIt() {
    assertThat(inOrder.after(days(1, 2))).isEmpty();
    assertThat(inOrder.after(days(0, 1))).isEqualTo(days(0, 2));
    assertThat(inOrder.rest()).isEmpty();
  }

  @Test
  void aDayThatStaysAwayIsGivenUpWhenMoreDaysWaitThanMemoryMayHold() {
    int most = DaysInOrder.MOST_WAITING;

    assertThat(inOrder.after(days(7, 7 + most))).isEmpty();
    assertThat(inOrder.after(days(7 + most, 8 + most))).isEqualTo(days(7, 8 + most));
  }

  @Test
  void aDayThatWasGivenUpIsHandedOnWhenItComesAfterAll() {
    inOrder.after(days(7, 8 + DaysInOrder.MOST_WAITING));

    assertThat(inOrder.after(days(0, 7))).isEqualTo(days(0, 7));
  }

  @Test
  void whatStillWaitsIsTheRest() {
    inOrder.after(days(3, 5));

    assertThat(inOrder.rest()).isEqualTo(days(3, 5));
    assertThat(inOrder.rest()).isEmpty();
  }

  private static List<DayKpis> days(int from, int to) {
    return IntStream.range(from, to).mapToObj(DaysInOrderTest::day).toList();
  }

  private static DayKpis day(int number) {
    return new DayKpis(FIRST.plusDays(number), List.of(), null, List.of());
  }
}
