package energy.bmkpi.cli.output;

import energy.bmkpi.config.PingAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text that is about to be printed. Libraries log whole requests when they are
 * asked to, and what a service answers ends up in the messages of exceptions.
 */
public final class Secrets {
  private static final int SHORTEST = 8;
  private static final String MASK = "***";

  /** Known word for word: the path of a ping address is a password, but looks like any path. */
  private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();

  private Secrets() {}

  /** Made when the first text is masked: a run that prints nothing does not compile them. */
  private static final class Forms {
    private static final List<Pattern> ALL =
        List.of(
            Pattern.compile(
                "()-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)",
                Pattern.DOTALL),
            // a value by its name, in JSON, a header, a form or a map as Java prints it
            Pattern.compile(
                "((?:(?:access|refresh|id)[_-]?token|assertion|client[_-]secret|private[_-]key"
                    + "(?:[_-]id)?|encoded-key|upload_id|authorization|cookie|api[_-]?key|password)"
                    + "\\\\?[\"']?\\s*[:=]\\s*\\[?\\s*)"
                    + "(?:\"(?:[^\"\\\\]|\\\\.)*\"|\\\\\"[^\"\\\\]*|(?:(?:Bearer|Basic)\\s+)?[^\\s&\"',}\\]]+)",
                Pattern.CASE_INSENSITIVE),
            // as SmallRye logs the values of settings
            Pattern.compile(
                "((?:bmkpi\\.ping|encoded-key) was loaded from [^\\n]*? with the value )\\S+"),
            Pattern.compile("(Bearer\\s+)[\\w.~+/=-]{8,}", Pattern.CASE_INSENSITIVE),
            // a signed token, an access token and a refresh token of Google's
            Pattern.compile("()\\beyJ[\\w-]{8,}\\.[\\w-]{8,}(?:\\.[\\w-]*)?"),
            Pattern.compile("()\\bya29\\.[\\w.-]+"),
            Pattern.compile("()\\b1//[\\w-]{20,}"),
            Pattern.compile("(https?://)[^/\\s@]+(?=@)"));
  }

  /** From now on, the address is shown without its path. */
  public static PingAddress hide(PingAddress address) {
    URI uri = address.uri();
    String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("/+$", "");
    // a short path is no secret, and its letters would be masked in every word that has them
    if (path.length() > SHORTEST) {
      KNOWN.add(path.substring(1));
    }
    if (uri.getRawQuery() != null && uri.getRawQuery().length() >= SHORTEST) {
      KNOWN.add(uri.getRawQuery());
    }
    return address;
  }

  public static String masked(String text) {
    String masked = text;
    for (String secret : KNOWN) {
      masked = masked.replace(secret, MASK);
    }
    for (Pattern form : Forms.ALL) {
      masked = form.matcher(masked).replaceAll("$1" + MASK);
    }
    return masked;
  }
}
