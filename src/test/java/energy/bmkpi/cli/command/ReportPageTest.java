package energy.bmkpi.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.browser.Browser;
import energy.bmkpi.cli.CommandRunner;
import energy.bmkpi.cli.DemoDatabase;
import energy.bmkpi.cli.DuckDbFile;
import energy.bmkpi.testing.Slow;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * The report in a browser: 1,662 units, one of them with a name that would break a careless page,
 * and a day without cashflows.
 */
@QuarkusTest
@Slow
class ReportPageTest {
  private static final String HOSTILE = "</script><b>\"'&é";

  private static @Nullable Browser started;
  private static @Nullable Path written;
  @TempDir static Path directory;

  @Inject CommandRunner bmkpi;
  @Inject DemoDatabase demo;

  private Browser browser;

  @BeforeAll
  static void startTheBrowser() {
    started = Browser.start();
  }

  @AfterAll
  static void closeTheBrowser() {
    written = null;
    if (started != null) {
      started.close();
    }
  }

  @BeforeEach
  void openTheReport() {
    if (written == null) {
      written = write();
    }
    browser = Objects.requireNonNull(started).resize(1280, 900).prefer("light").open(written);
    browser.find("#unit-table tbody button");
    assertThat(browser.find("#count").getText()).isEqualTo("25 of 1,662 units shown");
  }

  private Path write() {
    DuckDbFile market = new DuckDbFile(demo.copyInto(directory));
    market.execute(
        "UPDATE bm_kpi_market SET net_cashflow_gbp = NULL, paid_gbp = NULL, received_gbp = NULL"
            + " WHERE settlement_date = DATE '2026-03-29'",
        "UPDATE bm_kpi_summary SET net_cashflow_gbp = NULL WHERE settlement_date = DATE '2026-03-29'",
        "INSERT INTO bm_kpi_summary SELECT s.* REPLACE (CASE WHEN t.i = 55 AND u.place = 12 THEN '"
            + HOSTILE.replace("'", "''")
            + "' ELSE s.bm_unit || '-' || t.i END AS bm_unit)"
            + " FROM bm_kpi_summary s JOIN (SELECT bm_unit, ROW_NUMBER() OVER (ORDER BY bm_unit) AS place"
            + " FROM bm_kpi_summary GROUP BY 1) u USING (bm_unit), range(1, 56) t(i)"
            + " WHERE t.i < 55 OR u.place <= 12");
    Path page = directory.resolve("report.html");
    CommandRunner.Result result =
        bmkpi.run("report", "--database", market.path().toString(), "--html", page.toString());
    assertThat(result.exitCode()).as(result.err()).isZero();
    return page;
  }

  @Test
  void complainsOfNothingAsksForNothingAndServesEveryone() {
    assertThat(browser.consoleErrors()).isEmpty();
    assertThat(browser.requests())
        .as("the file itself, and its empty icon")
        .allMatch(url -> url.startsWith("file:") || url.startsWith("data:"))
        .filteredOn(url -> url.startsWith("file:"))
        .hasSize(1);
    choose(first());
    for (String scheme : List.of("light", "dark")) {
      browser.prefer(scheme);
      assertThat(browser.seriousViolations()).as(scheme).isEmpty();
      browser.screenshot("report-" + scheme);
    }
    browser.resize(375, 800);
    assertThat(browser.seriousViolations()).as("narrow").isEmpty();
    assertThat(browser.evaluate("return document.documentElement.scrollWidth"))
        .as("nothing sticks out of a narrow window")
        .isEqualTo(375L);
    browser.screenshot("report-375");
    browser.resize(1000, 900).asPrinted().screenshot("report-printed");
    assertThat(browser.consoleErrors()).isEmpty();
  }

  @Test
  void unitsAreSortedByAClickOnAHeadingWithinATenthOfASecond() {
    Object milliseconds =
        browser.evaluate(
            "const button = document.querySelector('[data-key=offer_mwh] button');"
                + "const before = performance.now(); button.click(); document.body.offsetHeight;"
                + "return performance.now() - before;");

    assertThat(numbers("offer_mwh")).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(browser.find("[data-key=offer_mwh]").getDomAttribute("aria-sort"))
        .isEqualTo("descending");
    assertThat(((Number) Objects.requireNonNull(milliseconds)).doubleValue()).isLessThan(100);

    browser.find("[data-key=offer_mwh] button").click();

    assertThat(numbers("offer_mwh")).isSorted();
  }

  @Test
  void aUnitIsFoundWhateverItIsCalled() {
    browser.find("#find").sendKeys("</script>");

    browser.find("#unit-table tbody tr");
    assertThat(browser.find("#count").getText()).isEqualTo("1 of 1 units shown");
    assertThat(first().getText()).isEqualTo(HOSTILE);

    choose(first());

    assertThat(browser.find("#unit-title").getText()).isEqualTo(HOSTILE);
    assertThat(browser.consoleErrors()).isEmpty();
  }

  @Test
  void aDayWithoutCashflowsIsAGapNotZero() {
    assertThat(browser.findAll("rect.gap[data-date='2026-03-29']")).hasSize(1);

    choose(first());
    browser.find("#unit-days summary").click();

    assertThat(
            browser.evaluate(
                "return [...document.querySelectorAll('#unit-days tbody tr')]"
                    + ".map(row => row.cells[0].textContent + ' ' + row.cells[1].textContent)"
                    + ".filter(text => text.endsWith(' –'))"))
        .isEqualTo(List.of("2026-03-29 partial –"));
    assertThat(browser.find("#unit-table tbody path.line").getDomAttribute("d"))
        .as("a line on either side of the gap")
        .matches("M[^M]+M[^M]+");
  }

  @Test
  void theKeyboardReachesAUnitAndComesBack() {
    browser.evaluate("document.querySelector('#fuel').focus()");
    for (int i = 0; i < 30 && !focused().startsWith("BUTTON T_"); i++) {
      browser.press(Keys.TAB);
    }
    String unit = focused().substring("BUTTON ".length());

    browser.press(Keys.ENTER);
    assertThat(focused()).isEqualTo("H3 " + unit);
    browser.press(Keys.TAB, Keys.ENTER);
    assertThat(focused()).isEqualTo("BUTTON " + unit);
  }

  @Test
  void theDefinitionOfAKpiShowsOnFocusAndGoesWithEscape() {
    browser.evaluate("document.querySelector('a.term').focus()");
    assertThat(browser.find("#tip").getText()).startsWith("Σ cashflow").contains("EBOCF");

    browser.press(Keys.ESCAPE);
    assertThat(browser.find("#tip").isDisplayed()).isFalse();
  }

  private WebElement first() {
    return browser.find("#unit-table tbody button");
  }

  /** A click, wherever the page is scrolled to. */
  private void choose(WebElement unit) {
    browser.evaluate("arguments[0].click()", unit);
    assertThat(browser.find("#unit").isDisplayed()).isTrue();
  }

  private String focused() {
    return String.valueOf(
        browser.evaluate(
            "const focused = document.activeElement; return focused.tagName + ' ' + focused.textContent"));
  }

  private List<Double> numbers(String key) {
    List<?> cells =
        (List<?>)
            browser.evaluate(
                "const place = [...document.querySelectorAll('#unit-table thead th')]"
                    + ".findIndex(header => header.dataset.key === arguments[0]);"
                    + "return [...document.querySelectorAll('#unit-table tbody tr')]"
                    + ".map(row => row.cells[place].textContent)",
                key);
    return Objects.requireNonNull(cells).stream()
        .map(text -> Double.valueOf(String.valueOf(text).replace(",", "").replace('−', '-')))
        .toList();
  }
}
