package energy.bmkpi.kpi;

import java.util.Set;

/**
 * What a KPI is over a range of dates. Only dates that have every input count. A quotient is the
 * quotient of sums, never a mean of quotients. Inputs are columns of the KPI's own table.
 */
public sealed interface RangeRule {
  /** Amounts add up. */
  RangeRule SUM = new Sum();

  RangeRule LOWEST = new Lowest();

  RangeRule HIGHEST = new Highest();

  /**
   * The published columns do not tell what it is over several dates, e.g. of a median; the plain
   * mean of the days stands in.
   */
  RangeRule MEAN_OF_DAYS = new MeanOfDays();

  /** It is a text, or does not follow from its days and has no stand-in. */
  RangeRule NONE = new None();

  /** What the KPI over several dates is, in words. */
  String description();

  /** The columns that the KPI of this column is computed from. */
  Set<String> inputs(String column);

  /** See {@link #SUM}. */
  record Sum() implements RangeRule {
    @Override
    public String description() {
      return "sum of days";
    }

    @Override
    public Set<String> inputs(String column) {
      return Set.of(column);
    }
  }

  /** Σ numerator / Σ denominator, times the factor. */
  record Quotient(String numerator, String denominator, double factor) implements RangeRule {
    public Quotient(String numerator, String denominator) {
      this(numerator, denominator, 1);
    }

    @Override
    public String description() {
      return "quotient of sums";
    }

    @Override
    public Set<String> inputs(String column) {
      return Set.of(numerator, denominator);
    }
  }

  /** The mean, in which a day weighs as much as another column tells. */
  record Weighted(String weight) implements RangeRule {
    @Override
    public String description() {
      return "weighted mean";
    }

    @Override
    public Set<String> inputs(String column) {
      return Set.of(column, weight);
    }
  }

  /** Σ of a count / hours of the dates that have it: a day has 23, 24 or 25. */
  record PerHour(String count) implements RangeRule {
    @Override
    public String description() {
      return "sum of days per hour";
    }

    @Override
    public Set<String> inputs(String column) {
      return Set.of(count);
    }
  }

  /** See {@link #LOWEST}. */
  record Lowest() implements RangeRule {
    @Override
    public String description() {
      return "lowest of days";
    }

    @Override
    public Set<String> inputs(String column) {
      return Set.of(column);
    }
  }

  /** See {@link #HIGHEST}. */
  record Highest() implements RangeRule {
    @Override
    public String description() {
      return "highest of days";
    }

    @Override
    public Set<String> inputs(String column) {
      return Set.of(column);
    }
  }

  /** See {@link #MEAN_OF_DAYS}. */
  record MeanOfDays() implements RangeRule {
    @Override
    public String description() {
      return "mean of days";
    }

    @Override
    public Set<String> inputs(String column) {
      return Set.of(column);
    }
  }

  /** See {@link #NONE}. */
  record None() implements RangeRule {
    @Override
    public String description() {
      return "none";
    }

    @Override
    public Set<String> inputs(String column) {
      return Set.of();
    }
  }
}
