package energy.bmkpi.config;

/** Threads of the embedded engine. */
public record Threads(int count) {
  public static Threads of(String text) {
    return new Threads(WholeNumber.within(1, 256, text));
  }
}
