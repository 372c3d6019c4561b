package energy.bmkpi.load;

/** What a file holds, for a message: in one line, with control characters as they are written. */
final class ShownText {
  private static final int LONGEST = 160;

  private ShownText() {}

  static String of(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (shown.length() >= LONGEST) {
        return shown.append(" …").toString();
      }
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> shown.append("\\n");
        case '\r' -> shown.append("\\r");
        case '\t' -> shown.append("\\t");
        default -> shown.append(isControl(c) ? "\\u%04x".formatted((int) c) : String.valueOf(c));
      }
    }
    return shown.toString();
  }

  private static boolean isControl(char c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.LINE_SEPARATOR
        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
  }
}
