package energy.bmkpi.config;

/** A number of BM units. */
public record UnitCount(int count) {
  public static UnitCount of(String text) {
    return new UnitCount(WholeNumber.within(1, 20_000, text));
  }
}
