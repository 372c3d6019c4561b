package energy.bmkpi.kpi;

import energy.bmkpi.dataset.AcceptancePrices;
import energy.bmkpi.dataset.Acceptances;
import energy.bmkpi.dataset.Aggregate;
import energy.bmkpi.dataset.Cashflows;
import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.dataset.DatasetDay;
import energy.bmkpi.dataset.DayAggregates;
import energy.bmkpi.dataset.Submissions;
import energy.bmkpi.dataset.Volumes;
import energy.bmkpi.market.PeriodSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Days of one unit or a few, as the warehouse would tell them. */
final class Days {
  static final LocalDate DATE = LocalDate.of(2026, 5, 20);
  static final String UNIT = "E_DOLLB-1";
  static final Instant CREATED = Instant.parse("2026-05-27T10:00:00Z");

  private Days() {}

  static DayAggregates of(
      @Nullable DatasetDay<Acceptances> boalf,
      @Nullable DatasetDay<Submissions> bod,
      @Nullable DatasetDay<Volumes> boav,
      @Nullable DatasetDay<Cashflows> ebocf) {
    return of(DATE, 48, boalf, bod, boav, ebocf);
  }

  static DayAggregates of(
      LocalDate date,
      int periods,
      @Nullable DatasetDay<Acceptances> boalf,
      @Nullable DatasetDay<Submissions> bod,
      @Nullable DatasetDay<Volumes> boav,
      @Nullable DatasetDay<Cashflows> ebocf) {
    Map<Dataset, DatasetDay<?>> found = new EnumMap<>(Dataset.class);
    put(found, Dataset.BOALF, boalf);
    put(found, Dataset.BOD, bod);
    put(found, Dataset.BOAV, boav);
    put(found, Dataset.EBOCF, ebocf);
    return new DayAggregates(date, periods, EnumSet.allOf(Dataset.class), found);
  }

  private static void put(
      Map<Dataset, DatasetDay<?>> found, Dataset dataset, @Nullable DatasetDay<?> day) {
    if (day != null) {
      found.put(dataset, day);
    }
  }

  /** A dataset that has the day only for this unit. */
  static <A extends Aggregate> DatasetDay<A> only(String bmUnit, A aggregate) {
    return new DatasetDay<>(new TreeMap<>(Map.of(bmUnit, aggregate)), aggregate);
  }

  static Acceptances acceptances(long count, long soFlagged) {
    return new Acceptances(3 * count, count, soFlagged, AcceptancePrices.NONE, PeriodSet.EMPTY);
  }

  static Cashflows cashflows(double offerGbp, double bidGbp) {
    return new Cashflows(
        38,
        periods(38),
        CREATED,
        offerGbp,
        bidGbp,
        offerGbp + bidGbp,
        Math.max(0, offerGbp) + Math.max(0, bidGbp),
        -Math.min(0, offerGbp) - Math.min(0, bidGbp));
  }

  /** All of it in the evening. */
  static Volumes volumes(double offerMwh, double bidMwh, long settledAcceptances) {
    return new Volumes(
        10,
        periods(10),
        CREATED,
        settledAcceptances,
        offerMwh,
        bidMwh,
        periods(6),
        0,
        0,
        0,
        Math.abs(offerMwh) + Math.abs(bidMwh));
  }

  static Submissions submissions(long rows, long defensive) {
    return new Submissions(
        rows,
        2,
        rows,
        periods((int) rows / 2),
        defensive,
        120.0,
        35.5,
        84.5,
        48 * 228.0,
        48 * 57.0);
  }

  /** The first {@code n} periods of a day. */
  static PeriodSet periods(int n) {
    return new PeriodSet(((1L << n) - 1) << 1);
  }
}
