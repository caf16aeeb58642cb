package dev.strategikon.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.browser.Browser;
import dev.strategikon.report.text.Outcome;
import dev.strategikon.report.text.ReportText;
import dev.strategikon.report.text.Verdict;
import dev.strategikon.text.ShownNumbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page in a real browser. */
class ReportInChromiumTest {
  @TempDir private static Path folder;
  private static Browser browser;

  @BeforeAll
  static void open() throws IOException {
    Browser.require();
    SampleSweep.write(folder);
    Report.write(
        folder,
        new ReportText(
            "A sample",
            "",
            List.of(new Verdict("", "It holds", "1", Outcome.HOLDS, "", List.of()))));
    browser = Browser.open(folder.resolve("profile"));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void thePageDrawsEverythingAndLogsNothing() {
    show(1280, "light");
    for (String chart : List.of("accuracy", "heatmap", "cosine", "sign", "profile", "loss")) {
      int shapes = browser.count("#" + chart + " svg path");
      assertTrue(shapes > 10, chart + ": " + shapes);
    }
    // One cell a step and run, where the cosine is known.
    assertTrue(browser.count("#sign svg path") > 400);
    assertEquals(4, browser.count("#results tbody tr"));
    assertEquals(8, browser.count("#runs tbody tr"));
    assertEquals("It holds", browser.findCss(".verdicts strong").getText());
    browser.assertLoggedNothing();
  }

  @Test
  void theHeatMapHasTheWorstCaseOfEveryRule() {
    show(1280, "light");
    String text = browser.findCss("#heatmap svg").getText();
    assertTrue(text.contains("worst case") && text.contains("kept"), text);
    // Both rules end at the 10.0 % of guessing, both seeds alike: nothing is kept.
    assertEquals(4, text.split("10\\.0", -1).length - 1, text);
    assertEquals(2, text.split("0\\.0 %", -1).length - 1, text);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.8255, 0.1445, 0.7885, 0.12345, 0.3, 0.999996, 1, 0, 1e-9})
  void figuresRoundAsTablesDo(double share) {
    assertEquals(ShownNumbers.percent(share), browser.ask("percent(" + share + ", 1)"));
  }

  /** On a phone a strip still says which attack and which seed it is. */
  @ParameterizedTest
  @CsvSource({
    "median · ipm(ε=0.5) · seed 1, median · ipm(ε=0.5) · s1",
    "krum · no attack · seed 2, krum · no attack · s2",
    "trimmed-mean · ipm(ε=10) · seed 13, trimm… · ipm(ε=10) · s13"
  })
  void narrowNamesKeepTheParameterAndTheSeed(String name, String narrow) {
    show(400, "light");
    assertEquals(narrow, browser.ask("stripNames(['" + name + "'], 24)[0]"));
    assertEquals(name, browser.ask("stripNames(['" + name + "'], 48)[0]"));
  }

  @Test
  void theProfileHasThresholdsAndASelector() {
    show(1280, "light");
    String text = browser.findCss("#profile svg").getText();
    assertTrue(text.contains("uphill from here"), text);
    assertTrue(text.contains("coordinates on which theorem 1 holds"), text);
    assertEquals(4, browser.count("#audit option"));
    browser.findCss("#audit option:last-child").click();
    assertEquals(
        browser.ask("data.audits[3].run"), browser.ask("document.getElementById('audit').value"));
    browser.assertLoggedNothing();
  }

  @Test
  void theFilterLeavesOutLinesCellsAndRows() {
    show(1280, "light");
    browser.findCss("#filter summary").click();
    WebElement krum =
        browser.find(By.xpath("//div[@id='facets']//label[normalize-space()='krum']/input"));
    // By keyboard: what is focused and ticked with the space bar needs no mouse.
    krum.sendKeys(Keys.SPACE);
    assertEquals(2, lines());
    assertEquals(2, visibleRows("results"));
    assertEquals(4, visibleRows("runs"));
    assertTrue(!browser.findCss("#heatmap svg").getText().contains("krum"));
    assertEquals("2 of 4 shown", browser.findCss("#shown").getText());
    browser.findCss("#find").sendKeys("ipm");
    assertEquals(1, lines());
    browser.findCss("#reset").click();
    assertEquals(4, lines());
    browser.assertLoggedNothing();
  }

  @Test
  void aChosenLineStandsOutInAllCharts() {
    show(1280, "light");
    WebElement button =
        browser.find(By.xpath("//div[@id='legend']/button[contains(., 'krum · no attack')]"));
    button.sendKeys(Keys.ENTER);
    for (String chart : List.of("accuracy", "cosine", "loss")) {
      assertEquals(
          1,
          browser.number(
              "charts.%s.chart.getOption().series.filter(function (s) {".formatted(chart)
                  + " return s.type === 'line' && s.lineStyle.opacity === 1; }).length"));
    }
    WebElement again = browser.findCss("#legend button[aria-pressed=true]");
    assertEquals("krum · no attack", again.getText());
    again.click();
    assertEquals(0, browser.count("#legend button[aria-pressed=true]"));
    browser.assertLoggedNothing();
  }

  @Test
  void everyLinkLeadsToAFile() {
    show(1280, "light");
    List<?> links =
        (List<?>)
            browser.ask(
                "Array.from(document.querySelectorAll('a[href]'), function (a) {"
                    + " return a.getAttribute('href'); })");
    assertTrue(links.size() > 40, links.toString());
    for (Object link : links) {
      if (!link.toString().startsWith("#") && !link.equals("summary.csv")) {
        assertTrue(Files.isRegularFile(folder.resolve(link.toString())), link.toString());
      }
    }
  }

  @Test
  void nothingIsWiderThanTheScreen() {
    for (int width : new int[] {1280, 360}) {
      for (String scheme : List.of("light", "dark")) {
        show(width, scheme);
        long overflow = browser.number("document.documentElement.scrollWidth - window.innerWidth");
        assertTrue(overflow <= 0, width + " " + scheme + ": " + overflow);
        assertEquals(scheme, browser.ask("document.documentElement.dataset.theme"));
      }
    }
    browser.assertLoggedNothing();
  }

  @Test
  void theButtonSwitchesAndTheHeadingsSort() {
    show(1280, "light");
    browser.findCss("#theme").click();
    assertEquals("dark", browser.ask("document.documentElement.dataset.theme"));
    WebElement accuracy = browser.findCss("#results thead th:nth-child(4) button");
    accuracy.click();
    String worst = firstRow();
    accuracy.click();
    assertNotEquals(worst, firstRow());
    assertTrue(worst.contains("ipm(ε=0.1)"), worst);
    assertTrue(firstRow().contains("no attack"), firstRow());
    browser.assertLoggedNothing();
  }

  private static long lines() {
    return browser.number(
        "charts.accuracy.chart.getOption().series.filter(function (s) {"
            + " return s.type === 'line'; }).length");
  }

  private static long visibleRows(String table) {
    return browser.number(
        "Array.from(document.querySelectorAll('#%s tbody tr')).filter(function (row) {"
                .formatted(table)
            + " return !row.hidden; }).length");
  }

  private static String firstRow() {
    return browser.findCss("#results tbody tr th").getText();
  }

  private static void show(int width, String scheme) {
    browser.show(folder.resolve("report.html").toUri().toString(), width, scheme);
    // A busy machine may draw after the page has loaded; the last chart comes last.
    browser.await("document.querySelectorAll('#accuracy svg path').length > 10");
    browser.await("document.querySelectorAll('#loss svg path').length > 10");
  }
}
