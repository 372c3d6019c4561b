package energy.bmkpi.config;

import java.net.URI;

/** The address of a check at a watchdog such as healthchecks.io. */
public record PingAddress(URI uri) {
  public static PingAddress of(String text) {
    try {
      URI uri = URI.create(text.strip());
      // a fragment never reaches the watchdog, and what is appended to it would not either
      if (uri.getHost() != null
          && uri.getFragment() == null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return new PingAddress(uri);
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(wrong(), e);
    }
    throw new IllegalArgumentException(wrong());
  }

  /** Without the text: who knows the address can report runs that never were. */
  private static String wrong() {
    return "it is not an address such as https://hc-ping.com/your-check";
  }
}
