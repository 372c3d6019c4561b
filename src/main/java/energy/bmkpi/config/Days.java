package energy.bmkpi.config;

/** A number of settlement dates. */
public record Days(int count) {
  public static Days of(String text) {
    return new Days(WholeNumber.within(1, 3660, text));
  }
}
