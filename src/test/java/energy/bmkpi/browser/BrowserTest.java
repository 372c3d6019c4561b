package energy.bmkpi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The browser of the other tests notices what they rely on it to notice. */
@Slow
class BrowserTest {
  private static @Nullable Browser started;

  @TempDir Path directory;

  @BeforeAll
  static void startTheBrowser() {
    started = Browser.start();
  }

  @AfterAll
  static void closeTheBrowser() {
    if (started != null) {
      started.close();
    }
  }

  @Test
  void aPageInOrderHasNothingToTell() throws IOException {
    Browser browser = open("<h1>Report</h1><p>All is well.</p>");

    assertThat(browser.consoleErrors()).isEmpty();
    assertThat(browser.seriousViolations()).isEmpty();
    assertThat(browser.requests()).hasSize(1).allMatch(url -> url.startsWith("file:"));
  }

  @Test
  void errorsOfScriptsAndOfTheSecurityPolicyAreOnTheConsole() throws IOException {
    assertThat(open("<script>nothing.there()</script>").consoleErrors())
        .singleElement()
        .asString()
        .contains("nothing is not defined");
    assertThat(
            open("<meta http-equiv=Content-Security-Policy content=\"script-src 'none'\">"
                    + "<script>1</script>")
                .consoleErrors())
        .singleElement()
        .asString()
        .contains("Content Security Policy");
  }

  @Test
  void whatThePageAsksForIsSeen() throws IOException {
    assertThat(open("<h1>Report</h1><img alt='' src='http://127.0.0.1:9/chart.png'>").requests())
        .contains("http://127.0.0.1:9/chart.png");
  }

  @Test
  void textThatIsTooPaleIsAViolation() throws IOException {
    assertThat(open("<h1>Report</h1><p style='color:#ccc'>pale</p>").seriousViolations())
        .singleElement()
        .asString()
        .startsWith("color-contrast");
  }

  @Test
  void aNarrowViewportAndTheDarkSchemeReachThePage() throws IOException {
    Browser browser = open("<h1>Report</h1>").resize(375, 800).prefer("dark");
    try {
      assertThat(browser.evaluate("return innerWidth")).isEqualTo(375L);
      assertThat(browser.evaluate("return matchMedia('(prefers-color-scheme: dark)').matches"))
          .isEqualTo(true);
      assertThat(browser.screenshot("browser-test")).isNotEmptyFile();
    } finally {
      browser.resize(1280, 900).prefer("light");
    }
  }

  private Browser open(String body) throws IOException {
    Path page = directory.resolve("page.html");
    Files.writeString(
        page,
        "<!doctype html><html lang=en><title>Page</title><link rel=icon href=data:,><main>"
            + body
            + "</main></html>");
    return Objects.requireNonNull(started).open(page);
  }
}
