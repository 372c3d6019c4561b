package energy.bmkpi.market;

/** A set of settlement periods of one day; period n is bit n. */
public record PeriodSet(long bits) {
  public static final PeriodSet EMPTY = new PeriodSet(0);

  public int size() {
    return Long.bitCount(bits);
  }
}
