package energy.bmkpi.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.report.DailySeries;
import java.util.Arrays;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BlockSparklineTest {

  @Test
  void aMissingDayIsAHole() {
    assertThat(sparkline(0.0, null, 7.0)).isEqualTo("▁ █");
    assertThat(sparkline(null, null)).isEqualTo("  ");
  }

  @Test
  void theLowestIsTheLowestBlockAlsoBelowZero() {
    assertThat(sparkline(-7.0, 0.0, 7.0)).isEqualTo("▁▅█");
  }

  @Test
  void equalDaysAreFlat() {
    assertThat(sparkline(5.0, 5.0, 5.0)).isEqualTo("▁▁▁");
  }

  @Test
  void manyDaysAreMeansOfTheDaysThatHaveAValue() {
    @Nullable Double[] days = new @Nullable Double[90];
    Arrays.fill(days, 1.0);
    days[0] = null;
    days[89] = 100.0;

    assertThat(sparkline(days)).hasSize(30).startsWith("▁▁").endsWith("▁█");
  }

  private static String sparkline(@Nullable Double... days) {
    return BlockSparkline.of(new DailySeries(Collections.unmodifiableList(Arrays.asList(days))));
  }
}
