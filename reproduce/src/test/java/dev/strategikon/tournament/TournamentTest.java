package dev.strategikon.tournament;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunConfig;
import dev.strategikon.sweep.Execution;
import dev.strategikon.sweep.SweepListener;
import dev.strategikon.sweep.SweepRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tournament of four steps a run, on images inside the program. */
class TournamentTest {
  private static final String YAML =
      """
      model: softmax
      workers: 6
      batch: 4
      steps: 4
      evaluate-every: 2
      loss-sample: 50
      validation: 300
      audit-every: 4
      byzantine: [1, 2]
      rule: [mean, median, nnm | trimmed-mean, "krum", "krum(power=4)"]
      attack: [none, ipm(epsilon=100)]
      worker-momentum: [0, 0.9]
      """;

  private static final Tournament TOURNAMENT = Tournament.of("a test", YAML, Map.of());

  @TempDir private static Path sweep;
  private static String summary;

  @BeforeAll
  static void train() throws IOException {
    train(sweep, TOURNAMENT.runs());
    summary = TOURNAMENT.write(sweep, "a command <with> brackets");
  }

  private static void train(Path folder, List<RunConfig> runs) throws IOException {
    new SweepRunner(folder, folder, Execution.on(Compute.SERIAL), new SweepListener() {}).run(runs);
  }

  @Test
  void theTableHasARowForEachCandidateAndAttack() throws IOException {
    List<String> lines = Files.readAllLines(sweep.resolve("tournament.csv"));
    assertEquals(
        "byzantine,split,rule,rule_name,worker_momentum,attack_name,seeds,finished,"
            + "validation_accuracy,test_accuracy,least_test_accuracy,greatest_test_accuracy,chosen,"
            + "worst,kappa,uphill_share,milliseconds",
        lines.get(0));
    // Krum with m = 6 takes q = 1 alone.
    assertEquals(1 + (5 + 3) * 2 * 2, lines.size());
    long chosen = lines.stream().filter(line -> line.contains(",true,")).count();
    long worst = lines.stream().filter(line -> line.contains(",true,true,")).count();
    assertEquals((4 + 3) * 2, chosen); // both attacks of a rule in a setting
    assertEquals(4 + 3, worst);
    for (String line : lines.subList(1, lines.size())) {
      assertEquals(17, line.split(",", -1).length, line);
      assertFalse(line.contains(",1,0,"), "not finished: " + line);
    }
  }

  @Test
  void theSummaryAnswersAndSaysWhatIsLeftOut() {
    assertTrue(summary.startsWith("# Which rule should I use?\n\n**Use "), summary);
    assertTrue(summary.contains("krum cannot take q = 2"), summary);
    assertTrue(summary.contains("| nnm \\| trimmed-mean | "), summary);
    assertTrue(summary.contains("- q = 1, iid: **"), summary);
    assertTrue(summary.contains("pairs of rules that both tell apart"), summary);
    assertTrue(summary.contains("worker-momentum, the rule's own parameters"), summary);
    assertFalse(summary.contains("So far"), summary);
  }

  @Test
  void thePageIsOneFileInWhichTextIsEscaped() throws IOException {
    String page = Files.readString(sweep.resolve(Tournament.PAGE));
    assertTrue(page.contains("a command &lt;with&gt; brackets"));
    assertTrue(page.contains("<p class=\"answer\"><b>Use "), page.substring(0, 200));
    assertFalse(page.contains("{{"));
    assertFalse(page.contains("src="), "an external resource");
    assertFalse(page.matches("(?s).*href=\"https?:.*"), "an external resource");
    assertEquals(2, page.split("class=\"heat\"", -1).length - 1);
    assertTrue(page.contains("krum cannot take q = 2"));
    // The page says what the summary says.
    String mean = summary.split("\\| mean \\| ")[1].split(" \\|")[0];
    assertTrue(page.contains(mean), mean);
  }

  @Test
  void judgingAgainChangesNothing() throws IOException {
    String page = Files.readString(sweep.resolve(Tournament.PAGE));
    assertEquals(summary, TOURNAMENT.write(sweep, "a command <with> brackets"));
    assertEquals(page, Files.readString(sweep.resolve(Tournament.PAGE)));
    // The costs are measured once.
    Path costs = sweep.resolve("cost.json");
    assertTrue(Files.readString(costs).contains("\"rule\" : \"nnm | trimmed-mean\""));
  }

  /** Only the first rule is trained, then the second. */
  @Test
  void anInterruptedTournamentSaysSoAndGoesOn(@TempDir Path folder) throws IOException {
    Map<String, String> few =
        Map.of(
            "rule", "[mean, median]",
            "byzantine", "[1]",
            "worker-momentum", "[0]",
            "audit-every", "0");
    Tournament tournament = Tournament.of("a test", YAML, few);
    String none = tournament.write(folder, "c");
    assertTrue(none.contains("This cannot be said"), none);
    List<RunConfig> first = tournament.runs().subList(0, 2);
    first.forEach(run -> assertEquals("mean", run.text("rule")));
    train(folder, first);
    String part = tournament.write(folder, "c");
    assertTrue(part.contains("So far: 2 of 4 runs are finished."), part);
    assertTrue(part.contains("| median | not finished | not finished |"), part);
    assertTrue(part.contains("q = 1, iid: nothing was audited."), part);
    List<String> before = Files.readAllLines(folder.resolve("tournament.csv"));
    train(folder, tournament.runs());
    String whole = tournament.write(folder, "c");
    assertFalse(whole.contains("So far"), whole);
    List<String> after = Files.readAllLines(folder.resolve("tournament.csv"));
    assertEquals(
        before.stream().filter(line -> line.contains(",mean,")).toList(),
        after.stream().filter(line -> line.contains(",mean,")).toList());
    assertNotEquals(before, after);
  }

  @Test
  void aPageOfAnotherOriginStays(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve(Tournament.PAGE), "mine");
    assertThrows(IOException.class, () -> Tournament.requireOwn(folder));
    Tournament.requireOwn(sweep);
  }

  @Test
  void coloursCanBeRead() {
    assertEquals("background:#b2182b;color:#fff", HeatTable.style(0));
    assertEquals("background:#f7f7f7;color:#1f2328", HeatTable.style(0.5));
    assertEquals("background:#2166ac;color:#fff", HeatTable.style(1));
    assertNotEquals(HeatTable.style(0.7), HeatTable.style(0.8));
  }
}
