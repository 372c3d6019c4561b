package energy.bmkpi.config;

/** A number of settlement dates. */
public record Days(int count) {
  /** Ten years. */
  public static final int MOST = 3660;

  public static Days of(String text) {
    return new Days(WholeNumber.within(1, MOST, text));
  }
}
