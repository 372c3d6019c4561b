package energy.bmkpi.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.browser.Browser;
import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.demo.DemoFile;
import energy.bmkpi.demo.DemoMarket;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.pipeline.Batch;
import energy.bmkpi.pipeline.Completeness;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.pipeline.RunListener;
import energy.bmkpi.pipeline.RunListeners;
import energy.bmkpi.progress.RunProgress;
import energy.bmkpi.testing.OwnThread;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.testing.WholeRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in a browser, of a real run on a synthetic market that is held at its ninth batch and
 * then let go. {@code -Dbmkpi.docs.write=true} renews the README's picture.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Slow
class RunPageTest {
  private static final SettlementDates DATES =
      SettlementDates.ending(LocalDate.of(2026, 3, 31), 90);
  private static final int HELD_FROM_BATCH = 9;
  private static final Plan PLAN = WholeRun.plan(DATES, 7, 12);
  private static final Path PICTURE = Path.of("docs/images/run-page.png");

  @TempDir static Path directory;

  private static final CountDownLatch letGo = new CountDownLatch(1);
  private static final RunProgress progress = new RunProgress(PLAN, System::nanoTime);
  private static Browser browser;
  private static MonitorServer server;
  private static WholeRun market;
  private static CompletableFuture<Void> run;

  @BeforeAll
  static void holdARunHalfWay() {
    browser = Browser.start();
    Path file = directory.resolve("market.duckdb");
    new DemoFile(WholeRun.settings(file)).provide(new DemoMarket(DATES, 60, 42), dates -> {});
    market = WholeRun.on(file);
    server = MonitorServer.start("127.0.0.1", 0, progress, 6.25);
    RunListener listener = new RunListeners(List.of(progress, new Holding()));
    run =
        CompletableFuture.runAsync(
            () -> {
              listener.published(market.run(PLAN, Completeness.GAPS_ALLOWED, listener));
              server.close();
            },
            OwnThread.EACH);
    browser.open(server.page());
    await("return document.querySelectorAll('#grid td.done').length === 32");
    await("return document.querySelectorAll('#daytable tbody tr').length === 56");
  }

  @AfterAll
  static void close() {
    letGo.countDown();
    if (server != null) {
      server.close();
      market.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  @Order(1)
  void thePageShowsEveryQueryByColourSignAndWord() {
    assertThat(browser.findAll("#grid td")).hasSize(52);
    assertThat(browser.findAll("#grid td.running")).hasSize(4);
    assertThat(browser.findAll("#grid td.waiting")).hasSize(16);
    assertThat(browser.find("#grid td.running").getDomProperty("textContent"))
        .isEqualTo("▸running");
    assertThat(browser.find("#grid td").getDomAttribute("title"))
        .matches("BOALF 2026-01-01 to 2026-01-07: done, [\\d,]+ rows in \\d+\\.\\d s");
  }

  @Test
  @Order(1)
  void thePageShowsTheRunInNumbers() {
    assertThat(browser.find("#dates").getText()).isEqualTo("2026-01-01 to 2026-03-31");
    assertThat(browser.find("#phase").getText()).isEqualTo("computing");
    assertThat(browser.find("#tiles").getText())
        .contains(
            "Queries done\n32 of 52", "Queries in flight\n4 at most 12", "Tried again\n0 times");
    assertThat(browser.find("#datasets").getText()).contains("EBOCF", "8 of 13");
    assertThat(browser.find("#scale").getText()).contains("highest £");
  }

  @Test
  @Order(1)
  void nothingOnThePageIsWrong() {
    assertThat(browser.consoleErrors()).isEmpty();
    assertThat(browser.seriousViolations()).isEmpty();
    assertThat(browser.requests())
        .isNotEmpty()
        .allMatch(url -> url.startsWith(server.page().toString()) || url.equals("data:,"));
  }

  @Test
  @Order(2)
  void inTheDarkItIsAsReadable() {
    browser.prefer("dark");
    try {
      browser.screenshot("run-page-dark");
      assertThat(browser.seriousViolations()).isEmpty();
    } finally {
      browser.prefer("light");
    }
  }

  @Test
  @Order(2)
  void aTelephoneShowsAllOfItWithoutScrollingSideways() {
    browser.resize(375, 800);
    try {
      browser.screenshot("run-page-375");
      assertThat(browser.evaluate("return document.documentElement.scrollWidth")).isEqualTo(375L);
      assertThat(browser.seriousViolations()).isEmpty();
    } finally {
      browser.resize(1280, 900);
    }
  }

  @Test
  @Order(2)
  void thePictureOfTheReadme() throws IOException {
    Path picture = browser.prefer("light").screenshotOfWindow("run-page-light");

    assertThat(Files.size(picture)).isLessThan(250_000);
    if (Boolean.getBoolean("bmkpi.docs.write")) {
      Files.createDirectories(PICTURE.getParent());
      Files.copy(picture, PICTURE, StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(PICTURE).isNotEmptyFile();
  }

  @Test
  @Order(3)
  void thePageStaysAsTheRunEnded() throws Exception {
    letGo.countDown();
    run.get(1, TimeUnit.MINUTES);
    await("return document.body.dataset.ended === 'true'");

    assertThat(browser.find("#phase").getText()).isEqualTo("published");
    assertThat(browser.findAll("#grid td.done")).hasSize(52);
    assertThat(browser.consoleErrors()).isEmpty();
    browser.screenshot("run-page-ended");
  }

  private static void await(String condition) {
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!Boolean.TRUE.equals(browser.evaluate(condition))) {
      assertThat(System.nanoTime()).as("waited for: " + condition).isLessThan(deadline);
    }
  }

  /** Lets the workers go no further than the ninth batch. */
  private static final class Holding implements RunListener {
    @Override
    public void queryStarted(Batch batch, Dataset dataset) {
      if (batch.number() >= HELD_FROM_BATCH) {
        try {
          letGo.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
