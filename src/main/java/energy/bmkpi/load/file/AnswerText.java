package energy.bmkpi.load.file;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a file says that holds an answer in words in place of rows. */
final class AnswerText {
  private static final int LONGEST = 160;

  private AnswerText() {}

  /** The beginning of the text in one line. */
  static String quoted(String text) {
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return "'%s'"
        .formatted(line.length() > LONGEST ? line.substring(0, LONGEST).strip() + " …" : line);
  }

  static boolean isHtml(byte[] beginning) {
    String text = new String(beginning, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    return text.contains("<html") || text.contains("<!doctype html");
  }

  /** How many bytes UTF-8's byte order mark takes at the beginning. */
  static int markLength(byte[] beginning) {
    return beginning.length > 2
            && beginning[0] == (byte) 0xEF
            && beginning[1] == (byte) 0xBB
            && beginning[2] == (byte) 0xBF
        ? 3
        : 0;
  }
}
