package energy.bmkpi.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/**
 * A headless browser that looks at pages as a visitor would, and remembers what they complained
 * about and asked for. Screenshots are kept in {@code target/screenshots}.
 */
public final class Browser implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private final Path profile;
  private final ChromeDriver driver;
  private final List<String> consoleErrors = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();

  private Browser(Path profile, ChromeDriver driver) {
    this.profile = profile;
    this.driver = driver;
  }

  /** A browser with an empty profile; the test is skipped where Chromium is not installed. */
  public static Browser start() {
    Path profile = Chromium.freshProfile();
    return new Browser(profile, Chromium.start(profile))
        .resize(1280, 900)
        .prefer("light")
        .focused();
  }

  /** Without it, a page hears of what is focused only where its window has the focus. */
  private Browser focused() {
    driver.executeCdpCommand("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
    return this;
  }

  /** Opens a page; what earlier ones complained about and asked for is forgotten. */
  public Browser open(URI page) {
    readLogs();
    consoleErrors.clear();
    requests.clear();
    driver.get(page.toString());
    return this;
  }

  public Browser open(Path file) {
    return open(file.toUri());
  }

  /** Also narrower than a window can be: the page sees a viewport of this size. */
  public Browser resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    return this;
  }

  /** What the visitor prefers: {@code light} or {@code dark}. */
  public Browser prefer(String colourScheme) {
    emulate("", colourScheme);
    return this;
  }

  /** As the page would be printed on white paper. */
  public Browser asPrinted() {
    emulate("print", "light");
    return this;
  }

  private void emulate(String media, String colourScheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            media,
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", colourScheme),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  /** Waits some seconds for scripts that are about to make the element. */
  public WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  public List<WebElement> findAll(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** Presses keys as a visitor without a mouse, wherever the focus is. */
  public Browser press(Keys... keys) {
    new Actions(driver).sendKeys(keys).perform();
    return this;
  }

  /** The value of a JavaScript function body. */
  public @Nullable Object evaluate(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** The whole page, not only what the window shows. */
  public Path screenshot(String name) {
    return screenshot(name, true);
  }

  /** What the window shows. */
  public Path screenshotOfWindow(String name) {
    return screenshot(name, false);
  }

  private Path screenshot(String name, boolean wholePage) {
    Map<String, Object> answer =
        driver.executeCdpCommand(
            "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", wholePage));
    try {
      Files.createDirectories(SCREENSHOTS);
      return Files.write(
          SCREENSHOTS.resolve(name + ".png"),
          Base64.getDecoder().decode(String.valueOf(answer.get("data"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Errors on the console since the page was opened, among them what its CSP refused. */
  public List<String> consoleErrors() {
    readLogs();
    return List.copyOf(consoleErrors);
  }

  /** Addresses that the page asked for since it was opened, its own first. */
  public List<String> requests() {
    readLogs();
    return List.copyOf(requests);
  }

  /** What axe finds wrong for people with disabilities, of impact serious or worse. */
  public List<String> seriousViolations() {
    return AxeCheck.seriousViolations(driver);
  }

  /** The driver's logs forget what has been read. */
  private void readLogs() {
    driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(LogEntry::getMessage)
        .forEach(consoleErrors::add);
    ObjectMapper json = new ObjectMapper();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      try {
        JsonNode event = json.readTree(entry.getMessage()).path("message");
        if (event.path("method").asText().equals("Network.requestWillBeSent")) {
          requests.add(event.at("/params/request/url").asText());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    driver.quit();
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
