package energy.bmkpi.config;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The address of a service that speaks as BigQuery does. */
public record ServiceAddress(URI uri) {
  /** Names are not looked up: what a name means is for the network to say. */
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[(?:0*:)+0*1\\]");

  public static ServiceAddress of(String text) {
    URI uri;
    try {
      uri = URI.create(text.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(wrong(text), e);
    }
    String scheme = uri.getScheme();
    if (uri.getHost() == null
        || !("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))) {
      throw new IllegalArgumentException(wrong(text));
    }
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "an address of a service is a scheme, a host, a port and a path; leave the rest out");
    }
    return new ServiceAddress(uri);
  }

  /** Whether all that is sent can be read by nobody else, as it is encrypted or stays here. */
  public boolean isPrivate() {
    return "https".equalsIgnoreCase(uri.getScheme()) || isLoopback(uri.getHost());
  }

  private static boolean isLoopback(@Nullable String host) {
    return host != null && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }

  private static String wrong(String text) {
    return "'%s' is not an address such as https://bigquery.example.com".formatted(text.strip());
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
