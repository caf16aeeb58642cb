package dev.strategikon.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The page in a real browser. Skipped where Chromium is missing, unless it is required. */
class ReportInChromiumTest {
  private static final String REQUIRED = "STRATEGIKON_REQUIRE_CHROMIUM";

  @TempDir private Path folder;
  private ChromeDriver browser;

  @BeforeEach
  void open() throws IOException {
    Optional<Path> chromium = find("chromium");
    Optional<Path> driver = find("chromedriver");
    boolean present = chromium.isPresent() && driver.isPresent();
    if (!"1".equals(System.getenv(REQUIRED))) {
      assumeTrue(
          present,
          "The report is not tested in a browser: chromium and chromedriver are not on the PATH");
    }
    assertTrue(present, REQUIRED + "=1, but chromium and chromedriver are not on the PATH");
    SampleSweep.write(folder);
    Report.write(
        folder,
        new ReportText("A sample", "", List.of(new Verdict("It holds", "1", Outcome.HOLDS))));

    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.orElseThrow().toFile());
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
        "--user-data-dir=" + Files.createDirectory(folder.resolve("profile")));
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driver.orElseThrow().toFile())
            .withSilent(true)
            .build();
    browser = new ChromeDriver(service, options);
  }

  @AfterEach
  void close() {
    if (browser != null) {
      browser.quit();
    }
  }

  @Test
  void thePageDrawsEverythingAndLogsNothing() {
    show(1280, "light");
    for (String chart : List.of("accuracy", "loss", "sign")) {
      WebElement svg = browser.findElement(By.cssSelector("#" + chart + " svg"));
      assertTrue(svg.findElements(By.tagName("path")).size() > 10, chart);
    }
    // One cell a step and run, where the cosine is known.
    assertTrue(browser.findElements(By.cssSelector("#sign svg path")).size() > 400);
    assertEquals(8, browser.findElements(By.cssSelector("#results tbody tr")).size());
    assertEquals("It holds", browser.findElement(By.cssSelector(".verdicts strong")).getText());
    assertLoggedNothing();
  }

  @Test
  void nothingIsWiderThanTheScreen() {
    for (int width : new int[] {1280, 360}) {
      for (String scheme : List.of("light", "dark")) {
        show(width, scheme);
        Number overflow =
            (Number)
                browser.executeScript(
                    "return document.documentElement.scrollWidth - window.innerWidth");
        assertTrue(overflow.intValue() <= 0, width + " " + scheme + ": " + overflow);
        assertEquals(
            scheme, browser.executeScript("return document.documentElement.dataset.theme"));
      }
    }
    assertLoggedNothing();
  }

  @Test
  void theButtonSwitchesAndTheHeadingsSort() {
    show(1280, "light");
    browser.findElement(By.id("theme")).click();
    assertEquals("dark", browser.executeScript("return document.documentElement.dataset.theme"));
    WebElement accuracy = browser.findElements(By.cssSelector("#results thead th")).get(2);
    accuracy.click();
    String worst = firstRow();
    accuracy.click();
    assertNotEquals(worst, firstRow());
    assertTrue(worst.contains("ipm(ε=0.1)"), worst);
    assertTrue(firstRow().contains("no attack"), firstRow());
    assertLoggedNothing();
  }

  private String firstRow() {
    return browser.findElement(By.cssSelector("#results tbody tr th")).getText();
  }

  private void show(int width, String scheme) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    browser.get(folder.resolve("report.html").toUri().toString());
  }

  private void assertLoggedNothing() {
    assertEquals(List.of(), browser.manage().logs().get(LogType.BROWSER).getAll());
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
