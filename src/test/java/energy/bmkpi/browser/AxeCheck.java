package energy.bmkpi.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.openqa.selenium.JavascriptExecutor;

/** The rules of axe-core (WCAG 2 A and AA, best practices) on the page that is open. */
final class AxeCheck {
  private static final String RUN =
      """
      const done = arguments[arguments.length - 1];
      axe.run(document, { resultTypes: ['violations'] }).then(
        results => done(results.violations
          .filter(violation => violation.impact === 'serious' || violation.impact === 'critical')
          .map(violation => violation.id + ': ' + violation.help + ' at '
            + violation.nodes.map(node => node.target.join(' ') + ' ('
              + node.any.concat(node.all, node.none).map(check => check.message).join('; ') + ')')
              .slice(0, 5).join(', '))),
        failure => done(['axe failed: ' + failure]));
      """;

  private AxeCheck() {}

  static List<String> seriousViolations(JavascriptExecutor page) {
    page.executeScript(rules());
    List<?> found = (List<?>) Objects.requireNonNull(page.executeAsyncScript(RUN));
    return found.stream().map(String::valueOf).collect(Collectors.toList());
  }

  private static String rules() {
    try (InputStream rules = AxeCheck.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(rules).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
