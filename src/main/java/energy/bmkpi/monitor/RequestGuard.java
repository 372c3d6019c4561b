package energy.bmkpi.monitor;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests through that only read, and that ask for this machine by address or by the name it
 * was told: a foreign site that lets its name point here (DNS rebinding) cannot read the run.
 */
final class RequestGuard extends Filter {
  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9.-]+)(?::\\d{1,5})?");
  private static final Pattern IP_ADDRESS =
      Pattern.compile("\\[[0-9A-Fa-f:.]+\\]|\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final String name;

  /**
   * @param name that the server was told to listen on
   */
  RequestGuard(String name) {
    this.name = name.toLowerCase(Locale.ROOT);
  }

  @Override
  public String description() {
    return "only reads, only under the machine's own name";
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    try (exchange) {
      Headers headers = exchange.getResponseHeaders();
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("Referrer-Policy", "no-referrer");
      headers.set("Cross-Origin-Resource-Policy", "same-origin");
      headers.set("Cache-Control", "no-store");
      headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
      if (!isOurs(exchange.getRequestHeaders().getFirst("Host"))) {
        refuse(exchange, 421, "ask for this server by its address, or by the name of --monitor");
      } else if (!READING.contains(exchange.getRequestMethod())) {
        headers.set("Allow", "GET, HEAD");
        refuse(exchange, 405, "a run can be looked at, not changed");
      } else {
        chain.doFilter(exchange);
      }
    }
  }

  private boolean isOurs(@Nullable String header) {
    Matcher host = HOST.matcher(header == null ? "" : header.toLowerCase(Locale.ROOT));
    if (!host.matches()) {
      return false;
    }
    String asked = host.group(1);
    return asked.equals("localhost") || asked.equals(name) || IP_ADDRESS.matcher(asked).matches();
  }

  private static void refuse(HttpExchange exchange, int status, String why) throws IOException {
    Exchanges.answer(exchange, status, Exchanges.TEXT, why + "\n");
  }
}
