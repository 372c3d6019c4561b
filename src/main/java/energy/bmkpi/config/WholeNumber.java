package energy.bmkpi.config;

/** Reads whole numbers within bounds; the message of what it throws tells what is allowed. */
final class WholeNumber {
  private WholeNumber() {}

  static int within(int smallest, int largest, String text) {
    int number;
    try {
      number = Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(allowed(smallest, largest, text), e);
    }
    if (number < smallest || number > largest) {
      throw new IllegalArgumentException(allowed(smallest, largest, text));
    }
    return number;
  }

  private static String allowed(int smallest, int largest, String text) {
    return "'%s' is not a whole number from %d to %d".formatted(text.strip(), smallest, largest);
  }
}
