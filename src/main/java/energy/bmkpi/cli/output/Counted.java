package energy.bmkpi.cli.output;

/** A number with its noun, as messages tell it. */
public final class Counted {
  private Counted() {}

  /** E.g. {@code 1 day} and {@code 1,095 days}. */
  public static String of(long number, String noun) {
    return of(number, noun, noun + "s");
  }

  public static String of(long number, String one, String many) {
    return "%,d %s".formatted(number, number == 1 ? one : many);
  }
}
