package energy.bmkpi.monitor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** The page: one document, whose own style and script are all that its policy lets run. */
final class RunPage implements HttpHandler {
  private static final String RESOURCE = "/monitor/run.html";
  private static final String NONCE = "{nonce}";
  private static final String POLICY =
      "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; connect-src"
          + " 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final SecureRandom random = new SecureRandom();

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    byte[] bytes = new byte[18];
    random.nextBytes(bytes);
    String nonce = Base64.getUrlEncoder().encodeToString(bytes);
    exchange.getResponseHeaders().set("Content-Security-Policy", POLICY.replace(NONCE, nonce));
    Exchanges.answer(exchange, 200, "text/html; charset=utf-8", page().replace(NONCE, nonce));
  }

  private static String page() throws IOException {
    try (InputStream page = RunPage.class.getResourceAsStream(RESOURCE)) {
      if (page == null) {
        throw new IllegalStateException(RESOURCE + " is missing in the program");
      }
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
