package energy.bmkpi.config;

/** A price in US dollars. */
public record Price(double dollars) {
  public static Price of(String text) {
    try {
      double dollars = Double.parseDouble(text.strip());
      if (dollars >= 0 && Double.isFinite(dollars)) {
        return new Price(dollars);
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(wrong(text), e);
    }
    throw new IllegalArgumentException(wrong(text));
  }

  private static String wrong(String text) {
    return "'%s' is not a price such as 6.25".formatted(text.strip());
  }
}
