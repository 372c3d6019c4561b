package energy.bmkpi.failure;

import java.util.regex.Pattern;

/** What libraries say, for messages: on one line and without links to help for programmers. */
public final class OneLine {
  /** The rest of a sentence that ends in a link, from where it begins. */
  private static final Pattern LINK =
      Pattern.compile("(?:[A-Z][^.\\v]*?)?\\b[Ss]ee:? https?://\\S+");

  private static final Pattern LINE_END = Pattern.compile("\\s*\\R\\s*");

  private OneLine() {}

  public static String of(String text) {
    String line = LINE_END.matcher(LINK.matcher(text).replaceAll("").strip()).replaceAll(" ");
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
