package energy.bmkpi.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.browser.Browser;
import energy.bmkpi.cli.CommandRunner;
import energy.bmkpi.cli.DemoDatabase;
import energy.bmkpi.cli.DuckDbFile;
import energy.bmkpi.testing.Slow;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The report of one day to three years, on a telephone, a tablet and two screens, and without what
 * a mail program leaves out: the script, and the style sheet.
 */
@QuarkusTest
@Slow
class ReportLayoutTest {
  private static final List<Integer> WIDTHS = List.of(375, 768, 1000, 1440);

  /** The places of all text that is seen; closed tables and what only shows on demand are not. */
  private static final String TEXTS =
      """
      const texts = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode;
        const holder = node.parentElement;
        if (!node.data.trim() || holder.closest('script, style, title, option, .skip, #tip')) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) {
          if (box.width > 1 && holder.checkVisibility())
            texts.push({ text: node.data.trim(), holder, left: box.left, right: box.right, top: box.top + 2, bottom: box.bottom - 2 });
        }
      }
      """;

  private static final String OVERLAPS =
      TEXTS
          + """
          const overlaps = [];
          texts.sort((a, b) => a.top - b.top);
          texts.forEach((a, i) => {
            for (let j = i + 1; j < texts.length && texts[j].top < a.bottom; j++) {
              const b = texts[j];
              if (a.left < b.right - 1 && b.left < a.right - 1) overlaps.push(a.text + ' | ' + b.text);
            }
          });
          return overlaps;
          """;

  private static final String CUT =
      TEXTS
          + """
          const cut = texts.filter(text => text.left < -1 || text.right > innerWidth + 1)
            .map(text => text.text);
          document.querySelectorAll('.scroll, td, th, .figure, li').forEach(holder => {
            if (holder.checkVisibility() && holder.scrollWidth > holder.clientWidth + 1) cut.push(holder.tagName + ' ' + holder.textContent.trim().slice(0, 40));
          });
          document.querySelectorAll('table').forEach(table => {
            if (table.checkVisibility() && table.getBoundingClientRect().right > table.parentElement.getBoundingClientRect().right + 1)
              cut.push('table ' + table.id);
          });
          return cut;
          """;

  /** Charts in which neither a bar, nor a line, nor a dot is large enough to be seen. */
  private static final String EMPTY_CHARTS =
      """
      return [...document.querySelectorAll('svg.chart')].filter(chart =>
        ![...chart.querySelectorAll('.bar, .line, .point')].some(mark => {
          const box = mark.getBBox();
          const style = getComputedStyle(mark);
          const paint = mark.matches('.bar') ? style.fill : style.stroke;
          if (!paint.startsWith('rgb(')) return false;
          return mark.matches('.point') ? parseFloat(style.strokeWidth) >= 4 && mark.getAttribute('d') !== ''
            : mark.matches('.bar') ? box.width >= 1 && box.height >= 1 : box.width >= 5;
        })).map(chart => chart.textContent);
      """;

  private static @Nullable Browser started;
  private static final Map<Integer, Path> PAGES = new HashMap<>();
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
    PAGES.clear();
    if (started != null) {
      started.close();
    }
  }

  @BeforeEach
  void writeThePages() {
    browser = Objects.requireNonNull(started).prefer("light");
    if (PAGES.isEmpty()) {
      DuckDbFile market = new DuckDbFile(demo.copyInto(directory));
      for (String table : List.of("bm_kpi_summary", "bm_kpi_market", "bm_kpi_coverage")) {
        market.execute(
            "INSERT INTO %1$s SELECT t.* REPLACE (settlement_date - 7 * i::INTEGER AS settlement_date) FROM %1$s t, range(1, 157) r(i)"
                .formatted(table));
      }
      market.execute(
          "UPDATE bm_kpi_coverage SET rows = 0 WHERE dataset = 'BOD' AND settlement_date = DATE '2026-03-29'");
      for (int days : List.of(1, 2, 7, 90, 1095)) {
        Path page = directory.resolve("report-%d.html".formatted(days));
        CommandRunner.Result result =
            bmkpi.run(
                "report",
                "--database",
                market.path().toString(),
                "--days",
                String.valueOf(days),
                "--html",
                page.toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
        PAGES.put(days, page);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 90, 1095})
  void nothingOverlapsNothingIsCutAndEveryPointIsSeen(int days) {
    for (int width : WIDTHS) {
      browser.resize(width, 900).open(page(days)).find("#unit-table tbody button");
      assertLayout("%d days at %d px".formatted(days, width));

      browser.evaluate("document.querySelector('#unit-table tbody button').click()");
      assertThat(browser.find("#unit").isDisplayed()).isTrue();
      assertLayout("%d days at %d px with a unit".formatted(days, width));
      browser.screenshot("report-%d-days-%d".formatted(days, width));
      assertThat(browser.consoleErrors()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 90})
  void withoutScriptEveryUnitIsInTheTableAndNoControlIsLeft(int days) throws IOException {
    Path page = changed(page(days), "unscripted", "script-src [^\"]*\"", "script-src 'none'\"");
    for (int width : WIDTHS) {
      browser.resize(width, 900).open(page);
      assertThat(
              browser.evaluate("return document.querySelectorAll('#unit-table tbody tr').length"))
          .isEqualTo(30L);
      assertThat(browser.findAll("button, input, select, details"))
          .noneMatch(control -> control.isDisplayed());
      assertLayout("%d days at %d px without script".formatted(days, width));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 90})
  void withoutTheStyleSheetChartsHaveColoursAndNoControlIsLeft(int days) throws IOException {
    Path page = changed(page(days), "plain", "(?s)<style>.*?</style>", "");
    browser.resize(1000, 900).open(page);

    assertThat(browser.evaluate(EMPTY_CHARTS)).isEqualTo(List.of());
    assertThat(
            browser.evaluate(
                "return [...document.querySelectorAll('svg path, svg rect')].filter(shape =>"
                    + " !shape.hasAttribute('fill') && !shape.closest('defs')).length"))
        .as("shapes that would be black")
        .isEqualTo(0L);
    assertThat(
            browser.evaluate(
                "return [...document.querySelectorAll('svg')]"
                    + ".filter(svg => svg.getBoundingClientRect().width > 660).length"))
        .as("charts as wide as the window")
        .isEqualTo(0L);
    assertThat(browser.findAll("button, input, select, details"))
        .noneMatch(control -> control.isDisplayed());
    assertThat(browser.evaluate("return document.querySelectorAll('#unit-table tbody tr').length"))
        .isEqualTo(30L);
    assertThat(browser.evaluate(OVERLAPS)).isEqualTo(List.of());
    browser.screenshot("report-%d-days-plain".formatted(days));
  }

  @Test
  void aPageOfOneDayHasTheDaysFiguresBesideThoseOfTheDayBeforeAndNoTimeAxis() {
    browser.resize(1440, 900).open(page(1)).find("#unit-table tbody button");

    assertThat(
            browser.evaluate("return document.querySelectorAll('canvas, .spark, .trend').length"))
        .isEqualTo(0L);
    assertThat(browser.find("#market-table thead").getText())
        .contains("31 March 2026")
        .contains("Day before");
    assertThat(browser.findAll("#market-table tbody tr")).hasSizeGreaterThan(20);
    assertThat(browser.find(".size").getText()).isEqualTo("30 BM units");
  }

  private void assertLayout(String page) {
    assertThat(browser.evaluate("return document.documentElement.scrollWidth - innerWidth"))
        .as(page + ": sticks out")
        .isEqualTo(0L);
    assertThat(browser.evaluate(OVERLAPS)).as(page + ": overlaps").isEqualTo(List.of());
    assertThat(browser.evaluate(CUT)).as(page + ": is cut").isEqualTo(List.of());
    assertThat(browser.evaluate(EMPTY_CHARTS)).as(page + ": shows nothing").isEqualTo(List.of());
  }

  private static Path page(int days) {
    return Objects.requireNonNull(PAGES.get(days));
  }

  private static Path changed(Path page, String name, String pattern, String replacement)
      throws IOException {
    return Files.writeString(
        page.resolveSibling(name + "-" + page.getFileName()),
        Files.readString(page).replaceAll(pattern, replacement));
  }
}
