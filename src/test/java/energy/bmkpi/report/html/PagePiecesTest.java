package energy.bmkpi.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.report.DailySeries;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagePiecesTest {
  private static final SettlementDates DATES =
      new SettlementDates(LocalDate.of(2026, 3, 27), LocalDate.of(2026, 3, 31));

  @Test
  void aLineEndsAtAGapBeginsAnewAfterItAndTheGapIsHatched() {
    String svg =
        new DailyChart(DATES, "Price").line(series(1.0, 2.0, null, 3.0, 4.0), "a", null).svg();

    assertThat(line(svg)).matches("M[^ML]+L[^ML]+M[^ML]+L[^ML]+");
    assertThat(svg).containsOnlyOnce("class=\"gap\"").contains("data-date=\"2026-03-29\"");
  }

  @Test
  void aDayBetweenGapsIsADotAndNoValueAtAllIsNoLine() {
    assertThat(line(chart(null, 5.0, null, null, null))).matches("M[^ML]+h\\.01");
    assertThat(line(chart(null, null, null, null, null))).isEmpty();
  }

  @Test
  void aMissingDayHasNoBarAndNeitherHasZero() {
    String svg = new DailyChart(DATES, "Money").bars(series(1.0, null, 0.0, -2.0, 3.0), "a").svg();

    assertThat(svg.split("class=\"bar a\" d=\"", -1)[1].split("\"", -1)[0].split("M", -1))
        .as("nothing before the first M, then a bar for each of three days")
        .hasSize(1 + 3);
    assertThat(svg).containsOnlyOnce("class=\"gap\"").contains("data-date=\"2026-03-28\"");
  }

  @Test
  void aDayThatOneOfTwoSeriesHasIsNoGap() {
    assertThat(
            new DailyChart(DATES, "Prices")
                .line(series(1.0, null, 1.0, 1.0, 1.0), "a", "offers")
                .line(series(1.0, 2.0, 1.0, 1.0, 1.0), "b", "bids")
                .svg())
        .doesNotContain("class=\"gap\"");
  }

  @Test
  void runsOfEqualDaysAreShortAndMissingIsNotZero() {
    assertThat(RunLength.encode(series(0.0, 0.0, null, null, -12.4))).isEqualTo("0*2,*2,-12");
    assertThat(RunLength.encode(series(null, null, null, null, null))).isEqualTo("*5");
  }

  @ParameterizedTest
  @CsvSource({
    "236842072.06, 236.8m",
    "-12.523, −12.52",
    "0, 0.00",
    "-0.001, 0.00",
    "999.994, 999.99",
    "9999.4, '9,999'",
    "9999.5, 10.00k",
    "999499, 999.5k",
    "999500, 1.00m",
    "1234567890, 1.23bn"
  })
  void numbersKeepTheDigitsThatMatter(double value, String text) {
    assertThat(Numbers.compact(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 4060000, 1000000", "0, 0, 0.2", "-61, 27, 20", "0, 100, 20", "3, 7, 2"})
  void axesHoldZeroAndHaveRoundSteps(double least, double most, double step) {
    LinearScale scale = LinearScale.of(least, most);

    assertThat(scale.step()).isEqualTo(step);
    assertThat(scale.ticks()).contains(0.0).hasSizeBetween(3, 8);
    assertThat(scale.lowest()).isLessThanOrEqualTo(least);
    assertThat(scale.highest()).isGreaterThanOrEqualTo(most).isPositive();
  }

  @Test
  void whatATemplateIsGivenIsEscapedAndAMisspeltNameFails() {
    assertThat(PageTemplate.render("<p>{name}</p>", Map.of("name", "<script>\"'&")))
        .isEqualTo("<p>&lt;script&gt;&quot;&#39;&amp;</p>");
    assertThatThrownBy(() -> PageTemplate.render("{nmae}", Map.of("name", "x")))
        .hasMessageContaining("nmae");
    Figure figure = new Figure("", "Price", "", "");
    assertThatThrownBy(() -> PageTemplate.render("{figure.titel}", Map.of("figure", figure)))
        .hasStackTraceContaining("Figure has no titel");
  }

  private static String chart(@Nullable Double... values) {
    return new DailyChart(DATES, "Price").line(series(values), "a", null).svg();
  }

  private static String line(String svg) {
    return svg.split("class=\"line a\" d=\"", -1)[1].split("\"", -1)[0];
  }

  private static DailySeries series(@Nullable Double... values) {
    List<@Nullable Double> days = Arrays.asList(values);
    return new DailySeries(days);
  }
}
