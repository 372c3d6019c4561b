package energy.bmkpi.config;

/** Queries in flight at once, at most. */
public record Workers(int count) {
  public static Workers of(String text) {
    return new Workers(WholeNumber.within(1, 128, text));
  }
}
