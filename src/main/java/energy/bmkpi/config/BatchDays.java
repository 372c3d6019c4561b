package energy.bmkpi.config;

/** Settlement dates in a batch. */
public record BatchDays(int count) {
  public static BatchDays of(String text) {
    return new BatchDays(WholeNumber.within(1, 366, text));
  }
}
