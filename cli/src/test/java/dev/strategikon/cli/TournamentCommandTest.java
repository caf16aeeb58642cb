package dev.strategikon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.browser.Browser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tournament} in runs of two steps. */
class TournamentCommandTest {
  private static final List<String> SHORT =
      List.of(
          "model=softmax",
          "batch=2",
          "steps=2",
          "evaluate-every=2",
          "loss-sample=10",
          "audit-every=1",
          "worker-momentum=0");

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int tournament(String... more) {
    List<String> arguments = new ArrayList<>(List.of("tournament", "--threads", "1"));
    arguments.addAll(List.of("--out", folder.resolve("out").toString()));
    SHORT.forEach(value -> arguments.addAll(List.of("--set", value)));
    arguments.addAll(List.of(more));
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
  }

  private static final String[] FEW = {
    "--rule", "bulyan", "--rule", "nnm | median", "--attack", "none", "--attack",
    "ipm(epsilon=9)", "--byzantine", "2", "--byzantine", "3", "--split", "iid"
  };

  private int few(String... more) {
    List<String> arguments = new ArrayList<>(List.of(FEW));
    arguments.addAll(List.of(more));
    return tournament(arguments.toArray(String[]::new));
  }

  @Test
  void itPlansTrainsAnswersAndJudgesAgain() throws IOException {
    assertEquals(0, few("--dry-run"), err.toString());
    // Bulyan takes q = 2 of the preset's 11 workers, and not 3.
    assertTrue(out.toString().startsWith("Left out: bulyan at q = 3: "), out.toString());
    assertTrue(out.toString().contains("Plan: 6 runs (6 new"), out.toString());
    assertTrue(out.toString().contains("estimate: "), out.toString());
    assertFalse(Files.exists(folder.resolve("out")));

    assertEquals(1, few("--judge-only"));
    assertTrue(err.toString().contains("is not a folder"), err.toString());

    assertEquals(0, few(), err.toString());
    assertTrue(out.toString().contains("# Which rule should I use?"), out.toString());
    assertTrue(out.toString().contains("| nnm \\| median | "), out.toString());
    assertTrue(
        out.toString().contains("./strategikon tournament --preset small --rule 'bulyan'"),
        out.toString());
    Path page = folder.resolve("out").resolve("tournament.html");
    String before = Files.readString(page);

    assertEquals(0, few(), err.toString());
    assertTrue(out.toString().contains("0 new, 0 interrupted, 6 finished"), out.toString());
    assertEquals(before, Files.readString(page));
    assertEquals(0, few("--judge-only"), err.toString());
    assertEquals(before, Files.readString(page));
    assertEquals(
        0,
        Main.run(
            new PrintWriter(out), new PrintWriter(err), "report", folder.resolve("out").toString()),
        err.toString());
    look(page);
  }

  /** In a window of 1280 × 900 the answer and the table of all rules are seen without scrolling. */
  private void look(Path page) throws IOException {
    Browser.require();
    try (Browser browser = Browser.open(folder.resolve("profile"))) {
      for (String scheme : List.of("light", "dark")) {
        browser.show(page.toUri().toString(), 1280, scheme);
        assertTrue(browser.findCss(".answer").getText().startsWith("nnm | median is the only"));
        assertEquals(2, browser.count("#worst tbody tr"));
        assertEquals(scheme, browser.ask("document.documentElement.dataset.theme"));
        long end =
            browser.number(
                "Math.ceil(document.querySelector('#worst').getBoundingClientRect().bottom)");
        assertTrue(end < 900, "" + end);
        assertEquals(true, browser.ask("document.documentElement.scrollWidth <= 1280"));
      }
      browser.findCss("#theme").click();
      assertEquals("light", browser.ask("document.documentElement.dataset.theme"));
      browser.show(page.toUri().toString(), 390, "light");
      assertEquals(true, browser.ask("document.documentElement.scrollWidth <= 390"));
      browser.assertLoggedNothing();
    }
  }

  @Test
  void aFileIsATournament() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("mine.yaml"),
            "{workers: 5, byzantine: 1, rule: [mean, median], attack: [none, nan]}");
    assertEquals(0, tournament(file.toString(), "--dry-run"), err.toString());
    assertTrue(out.toString().contains("Plan: 4 runs (4 new"), out.toString());
    assertEquals(2, tournament(file.toString(), "--preset", "small"));
    assertTrue(err.toString().contains("Give a file or --preset, not both"), err.toString());
    assertEquals(2, tournament("--rule", "mean", "--set", "rule=median"));
    assertTrue(err.toString().contains("Give --rule or --set rule, not both"), err.toString());
  }

  @Test
  void whatIsWrongIsSaidBeforeAnythingIsTrained() {
    assertEquals(1, tournament("--rule", "medain"));
    assertTrue(err.toString().contains("Did you mean 'median'?"), err.toString());
    assertEquals(1, tournament("--set", "validation=0", "--set", "learning-rate=[0.1, 0.01]"));
    assertTrue(err.toString().contains("validation: must not be 0"), err.toString());
    assertEquals(1, tournament("--set", "validation=10000"));
    assertTrue(
        err.toString().contains("validation = 10000 leaves none of the 10000 training images"),
        err.toString());
    assertEquals(2, tournament("--preset", "large"));
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void whatTakesDaysIsNotBegunUnasked() {
    assertEquals(
        2, few("--preset", "full", "--set", "dataset=fashion-mnist-small"), out.toString());
    assertTrue(err.toString().contains("give --yes to continue"), err.toString());
    assertFalse(Files.exists(folder.resolve("out")));
  }
}
