package energy.bmkpi.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.report.DailySeries;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
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
        new DailyChart(DATES, "Price").line(series(1.0, 2.0, null, 3.0, 4.0), Ink.A, null).svg();

    assertThat(line(svg)).matches("M[^ML]+L[^ML]+M[^ML]+L[^ML]+");
    assertThat(svg).containsOnlyOnce("class=\"gap\"").contains("data-date=\"2026-03-29\"");
  }

  @Test
  void aDayBetweenGapsIsADotThatIsLargeEnoughToSeeAndNoValueAtAllIsNothing() {
    String lone = chart(null, 5.0, null, null, null);
    assertThat(line(lone)).isEmpty();
    assertThat(lone)
        .containsPattern(
            "<path class=\"point a\" [^>]*stroke-width=\"5\" stroke-linecap=\"round\" [^>]*d=\"M[^ML]+h\\.01\"");
    assertThat(chart(null, null, null, null, null)).doesNotContain("class=\"point");
  }

  @Test
  void eachOfAFewDaysIsADotAndOfManyOnlyTheLine() {
    assertThat(chart(1.0, 2.0, 3.0, 4.0, 5.0))
        .containsPattern("class=\"point a\"[^>]*d=\"(M[^M]+){5}\"");
    SettlementDates many = SettlementDates.ending(LocalDate.of(2026, 3, 31), 30);
    assertThat(
            new DailyChart(many, "Price")
                .line(new DailySeries(Collections.nCopies(30, 1.0)), Ink.A, null)
                .svg())
        .doesNotContain("class=\"point");
  }

  @Test
  void aChartNeedsNoStyleSheet() {
    String svg =
        new DailyChart(DATES, "Price")
            .line(series(1.0, null, 2.0, 3.0, 4.0), Ink.B, "bids")
            .bars(series(1.0, null, 2.0, 3.0, 4.0), Ink.A)
            .svg();

    assertThat(svg).startsWith("<svg ").contains(" width=\"360\" height=\"168\" ");
    assertThat(Arrays.stream(svg.split("<(path|rect) ", -1)).skip(1))
        .as("without a fill of its own a line would be a black polygon")
        .allMatch(shape -> shape.contains(" fill=\""));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-25, 1, 25 Mar",
    "2026-03-25, 2, 24 Mar/25 Mar",
    "2026-03-25, 7, 19 Mar/21 Mar/23 Mar/25 Mar",
    "2026-03-31, 30, 2 Mar/9 Mar/16 Mar/23 Mar/30 Mar",
    "2026-03-31, 45, 16 Feb/2 Mar/16 Mar/30 Mar",
    "2026-03-31, 90, 1 Jan/1 Feb/1 Mar",
    "2026-03-31, 365, Apr 2025/Jul 2025/Oct 2025/Jan 2026",
    "2026-03-31, 1095, Jan 2024/Jan 2025/Jan 2026",
    "2026-03-31, 3660, Jan 2018/Jan 2020/Jan 2022/Jan 2024/Jan 2026"
  })
  void aTimeAxisNamesAFewDatesHoweverLongItIs(LocalDate last, int days, String labels) {
    assertThat(DateTicks.of(SettlementDates.ending(last, days)))
        .extracting(DateTicks.Tick::label)
        .containsExactly(labels.split("/", -1));
  }

  @Test
  void aMissingDayHasNoBarAndNeitherHasZero() {
    String svg =
        new DailyChart(DATES, "Money").bars(series(1.0, null, 0.0, -2.0, 3.0), Ink.A).svg();

    assertThat(
            svg.split("class=\"bar a\"", -1)[1].split(" d=\"", -1)[1].split("\"", -1)[0].split(
                "M", -1))
        .as("nothing before the first M, then a bar for each of three days")
        .hasSize(1 + 3);
    assertThat(svg).containsOnlyOnce("class=\"gap\"").contains("data-date=\"2026-03-28\"");
  }

  @Test
  void aDayThatOneOfTwoSeriesHasIsNoGap() {
    assertThat(
            new DailyChart(DATES, "Prices")
                .line(series(1.0, null, 1.0, 1.0, 1.0), Ink.A, "offers")
                .line(series(1.0, 2.0, 1.0, 1.0, 1.0), Ink.B, "bids")
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

  @ParameterizedTest
  @CsvSource({"1126, 0, '1,126'", "-73.866, 2, −73.87", "-0.4, 0, 0", "-0.004, 2, 0.00", ", 2, –"})
  void everyDigitIsShownAndNothingIsNoNegativeZero(
      @Nullable Double value, int decimals, String text) {
    assertThat(Numbers.exact(value, decimals)).isEqualTo(text);
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
    return new DailyChart(DATES, "Price").line(series(values), Ink.A, null).svg();
  }

  private static String line(String svg) {
    return svg.split("class=\"line a\"", -1)[1].split(" d=\"", -1)[1].split("\"", -1)[0];
  }

  private static DailySeries series(@Nullable Double... values) {
    List<@Nullable Double> days = Arrays.asList(values);
    return new DailySeries(days);
  }
}
