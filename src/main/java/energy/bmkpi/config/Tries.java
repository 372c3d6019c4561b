package energy.bmkpi.config;

/** Tries of one request, the first included. */
public record Tries(int count) {
  public static Tries of(String text) {
    return new Tries(WholeNumber.within(1, 20, text));
  }
}
