package energy.bmkpi.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** What {@code .ci/screenshots} runs: the README's picture of a report, and how fast one is. */
public final class ReportScreenshot {
  private static final String FIRST_PAINT =
      "return performance.getEntriesByName('first-contentful-paint')[0].startTime";
  private static final String SORT =
      "const button = document.querySelector('[data-key=offer_mwh] button');"
          + "const before = performance.now(); button.click(); document.body.offsetHeight;"
          + "return performance.now() - before;";

  private ReportScreenshot() {}

  /** Arguments: the report for the picture, the picture, and the report to measure. */
  public static void main(String... arguments) throws IOException {
    Path measured = Path.of(arguments[2]);
    try (Browser browser = Browser.start().resize(1280, 1500)) {
      browser.open(measured.toAbsolutePath()).find("#unit-table tbody button");
      System.out.printf(
          "%s: %,d bytes; first paint %.0f ms; %s; sorted in %.1f ms%n",
          measured.getFileName(),
          Files.size(measured),
          milliseconds(browser, FIRST_PAINT),
          browser.find("#count").getText(),
          milliseconds(browser, SORT));
      browser.open(Path.of(arguments[0]).toAbsolutePath()).find("#unit-table tbody button");
      Path picture = Path.of(arguments[1]);
      PaletteImage.write(browser.screenshotOfWindow("report"), picture);
      System.out.printf("%s: %,d bytes%n", picture, Files.size(picture));
    }
  }

  private static double milliseconds(Browser browser, String script) {
    return ((Number) Objects.requireNonNull(browser.evaluate(script))).doubleValue();
  }
}
