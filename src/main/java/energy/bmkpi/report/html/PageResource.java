package energy.bmkpi.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A text that the page is made of. */
final class PageResource {
  private PageResource() {}

  static String read(String name) {
    try (InputStream text = PageResource.class.getResourceAsStream("/report/" + name)) {
      if (text == null) {
        throw new IllegalStateException("resource report/" + name + " is missing");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
