package energy.bmkpi.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the run page is served: {@code 8080}, {@code 0.0.0.0:8080}, {@code [::1]:0}.
 *
 * @param port 0 for any that is free
 */
public record MonitorAddress(String host, int port) {
  private static final String LOOPBACK = "127.0.0.1";
  private static final Pattern SYNTAX =
      Pattern.compile("(?:(?:\\[([0-9A-Fa-f:.]+)\\]|([A-Za-z0-9.-]+)):)?(\\d{1,5})");

  public static MonitorAddress of(String text) {
    Matcher matcher = SYNTAX.matcher(text.strip());
    if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > 65_535) {
      throw new IllegalArgumentException(
          "'%s' is not an address such as 8080, 0.0.0.0:8080 or [::1]:8080, with a port up to 65535"
              .formatted(text));
    }
    String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return new MonitorAddress(host == null ? LOOPBACK : host, Integer.parseInt(matcher.group(3)));
  }
}
