package dev.strategikon.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real browser. Tests are skipped where Chromium is missing, unless it is required. */
public final class Browser implements AutoCloseable {
  private static final String REQUIRED = "STRATEGIKON_REQUIRE_CHROMIUM";

  /** So long a loaded machine may take; nothing is asserted of it. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Skips the test, or fails it, where there is no Chromium. */
  public static void require() {
    boolean present = find("chromium").isPresent() && find("chromedriver").isPresent();
    if (!"1".equals(System.getenv(REQUIRED))) {
      assumeTrue(
          present,
          "The report is not tested in a browser: chromium and chromedriver are not on the PATH");
    }
    assertTrue(present, REQUIRED + "=1, but chromium and chromedriver are not on the PATH");
  }

  /**
   * Opens a window.
   *
   * @param profile a folder that is not there yet
   */
  public static Browser open(Path profile) throws IOException {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(find("chromium").orElseThrow().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--user-data-dir=" + Files.createDirectory(profile));
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(find("chromedriver").orElseThrow().toFile())
            .withSilent(true)
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  public void show(String url, int width, String scheme) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    driver.get(url);
  }

  public WebElement find(By by) {
    return driver.findElement(by);
  }

  public WebElement findCss(String selector) {
    return find(By.cssSelector(selector));
  }

  public int count(String selector) {
    return driver.findElements(By.cssSelector(selector)).size();
  }

  /** Evaluates an expression of the page's scripts. */
  public Object ask(String expression) {
    return driver.executeScript("return " + expression);
  }

  public long number(String expression) {
    return ((Number) ask(expression)).longValue();
  }

  /** Waits until an expression is true. */
  public void await(String expression) {
    long start = System.nanoTime();
    while (!Boolean.TRUE.equals(ask(expression))) {
      assertTrue(System.nanoTime() - start < PATIENCE.toNanos(), "Still not so: " + expression);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  public void assertLoggedNothing() {
    assertEquals(List.of(), driver.manage().logs().get(LogType.BROWSER).getAll());
  }

  @Override
  public void close() {
    driver.quit();
  }

  private static Optional<Path> find(String program) {
    for (String place : System.getenv("PATH").split(Pattern.quote(File.pathSeparator), -1)) {
      Path candidate = Path.of(place, program);
      if (Files.isExecutable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
