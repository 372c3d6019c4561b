package energy.bmkpi.config;

/** So many batches may fail before no other is begun. */
public record Failures(int count) {
  public static Failures of(String text) {
    return new Failures(WholeNumber.within(1, 3660, text));
  }
}
