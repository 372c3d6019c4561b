package energy.bmkpi.kpi;

import static energy.bmkpi.kpi.Days.DATE;
import static energy.bmkpi.kpi.Days.only;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.dataset.AcceptancePrices;
import energy.bmkpi.dataset.Acceptances;
import energy.bmkpi.dataset.Aggregate;
import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.dataset.DatasetDay;
import energy.bmkpi.dataset.Volumes;
import energy.bmkpi.market.PeriodSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a day is said to lack of a dataset. */
class CoverageTest {
  private static final PeriodSet ALL = PeriodSet.upTo(48);

  @Test
  void namesThePeriodsWithoutARow() {
    Coverage coverage = boav(volumes(PeriodSet.parse("1-19,22-48"), 0));

    assertThat(coverage.missing()).isEqualTo(PeriodSet.parse("20-21"));
    assertThat(coverage.periodsSeen()).isEqualTo(46);
    assertThat(coverage.isComplete()).isFalse();
    assertThat(shortfall(coverage)).isEqualTo("2026-05-20 boav: SP20–21");
  }

  @Test
  void aPeriodThatTheDayDoesNotHaveMakesUpForNone() {
    Coverage coverage = boav(volumes(PeriodSet.parse("1-47,49"), 0));

    assertThat(coverage.missing()).isEqualTo(PeriodSet.parse("48"));
    assertThat(coverage.periodsSeen()).isEqualTo(47);
  }

  @Test
  void aDayOfAllPeriodsAndTotalsIsComplete() {
    Coverage coverage = boav(volumes(ALL, 0));

    assertThat(coverage.isComplete()).isTrue();
    assertThat(coverage.shortfall()).isNull();
  }

  @Test
  void aRowWithoutATotalLeavesTheDayIncompleteThoughItsPeriodIsSeen() {
    Coverage coverage = boav(volumes(ALL, 1));

    assertThat(coverage.isComplete()).isFalse();
    assertThat(shortfall(coverage)).isEqualTo("2026-05-20 boav: 1 row without a total");
  }

  @Test
  void aDatasetWithoutAnyRowIsAGapAndNotPartial() {
    Coverage coverage = boav(null);

    assertThat(coverage.isGap()).isTrue();
    assertThat(coverage.isComplete()).isFalse();
    assertThat(coverage.missing()).isEqualTo(ALL);
    assertThat(coverage.shortfall()).isNull();
  }

  @Test
  void aVolumeInAPeriodInWhichNoAcceptanceRunsIsSuspiciousOfBoalf() {
    Coverage boalf = boalf(running("1-10"), volumes(PeriodSet.parse("9-12"), 0));

    assertThat(boalf.suspect()).isEqualTo(PeriodSet.parse("11-12"));
    assertThat(boalf.missing()).isNull();
    assertThat(boalf.periodsSeen()).isNull();
    assertThat(boalf.isComplete()).isTrue();
    assertThat(boalf.shortfall()).isNotNull();
    assertThat(boalf.shortfall().suspicion())
        .isEqualTo("2026-05-20 boalf: no acceptance in SP11–12, where boav has volume");
  }

  @Test
  void aQuietPeriodAndAnAcceptanceWithoutVolumeAreNotSuspicious() {
    assertThat(boalf(running("1-20"), volumes(PeriodSet.parse("9-12"), 0)).shortfall()).isNull();
  }

  @Test
  void withoutEitherDatasetNothingIsSuspicious() {
    assertThat(boalf(running("1"), null).suspect()).isEqualTo(PeriodSet.EMPTY);
    assertThat(boalf(null, volumes(ALL, 0)).suspect()).isEqualTo(PeriodSet.EMPTY);
  }

  @Test
  void manyDaysAreNamedUpToTen() {
    List<Shortfall> days =
        DATE.datesUntil(DATE.plusDays(12))
            .map(
                date ->
                    new Shortfall(date, Dataset.BOAV, 1, PeriodSet.parse("7"), 0, PeriodSet.EMPTY))
            .toList();

    assertThat(Shortfall.missingOf(days))
        .startsWith("2026-05-20 boav: SP7; 2026-05-21 boav: SP7; ")
        .endsWith("2026-05-29 boav: SP7; and 2 more");
  }

  @Test
  void whereOnlyTheNumberOfMissingPeriodsIsKnownItIsTold() {
    assertThat(new Shortfall(DATE, Dataset.BOD, 2, null, 0, PeriodSet.EMPTY).missingOfDate())
        .isEqualTo("2026-05-20 bod: 2 settlement periods");
  }

  private static String shortfall(Coverage coverage) {
    Shortfall shortfall = coverage.shortfall();
    assertThat(shortfall).isNotNull();
    return shortfall.missingOfDate();
  }

  private static Coverage boav(@Nullable Volumes volumes) {
    return Coverage.of(Days.of(null, null, day(volumes), null), Dataset.BOAV);
  }

  private static Coverage boalf(@Nullable Acceptances acceptances, @Nullable Volumes volumes) {
    return Coverage.of(Days.of(day(acceptances), null, day(volumes), null), Dataset.BOALF);
  }

  private static <A extends Aggregate> @Nullable DatasetDay<A> day(@Nullable A aggregate) {
    return aggregate == null ? null : only("T_A-1", aggregate);
  }

  private static Acceptances running(String periods) {
    return new Acceptances(1, 1, 0, AcceptancePrices.NONE, PeriodSet.parse(periods));
  }

  private static Volumes volumes(PeriodSet periods, long unknownTotals) {
    return new Volumes(
        48, unknownTotals, periods, null, 1, null, null, periods, null, null, null, null);
  }
}
