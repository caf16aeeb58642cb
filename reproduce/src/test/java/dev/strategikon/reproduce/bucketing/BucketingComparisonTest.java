package dev.strategikon.reproduce.bucketing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunConfig;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.store.RunFolder;
import dev.strategikon.sweep.Execution;
import dev.strategikon.sweep.SweepListener;
import dev.strategikon.sweep.SweepRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BucketingComparisonTest {
  /** Twenty steps of a small network, on images inside the program. */
  private static final Map<String, String> SMALL =
      new LinkedHashMap<>(
          Map.of(
              "dataset", "fashion-mnist-small",
              "model", "softmax",
              "batch", "4",
              "pass-steps", "5",
              "steps", "20",
              "evaluate-every", "2",
              "loss-sample", "10"));

  @TempDir private Path folder;

  private BucketingComparison comparison(Map<String, String> where, int runs) throws IOException {
    return BucketingComparison.of(PublishedFile.write(folder), where, runs, SMALL);
  }

  @Test
  void withoutAChoiceItTakesExperiments2And3WithoutMomentum() throws IOException {
    List<String> runs =
        comparison(Map.of(), 0).runs().stream()
            .map(run -> run.text("rule") + " " + run.text("seed"))
            .toList();
    String mean = "bucketing(size=2) | mean ";
    String krum = "krum(neighbours=m-q-2, power=4) ";
    String median = "bucketing(size=2) | geometric-median(nu=0.1, iterations=8) ";
    assertEquals(
        List.of(mean + 0, krum + 0, median + 0, mean + 1, krum + 1, median + 1, mean + 2, krum + 2),
        runs);
  }

  @Test
  void aChoiceIsByTheColumnsOfTheFile() throws IOException {
    List<RunConfig> runs = comparison(Map.of("experiment", "exp4", "f", "6"), 1).runs();
    assertEquals(1, runs.size());
    assertEquals(53, runs.get(0).options().threat().workers());
    assertEquals("ipm(epsilon=0.1)", runs.get(0).text("attack"));
    String unknown = refusal(Map.of("agg", "krum"));
    assertTrue(
        unknown.startsWith("--where: Unknown column 'agg'. Available: experiment,"), unknown);
    assertTrue(refusal(Map.of("rule", "tm")).contains("No row"), refusal(Map.of("rule", "tm")));
    assertTrue(refusal(Map.of("experiment", "exp1")).contains("long-tailed"));
  }

  private String refusal(Map<String, String> where) {
    return assertThrows(IllegalArgumentException.class, () -> comparison(where, 1)).getMessage();
  }

  @Test
  void aFileThatIsNoSuchTableIsNamed() throws IOException {
    Path file = folder.resolve("other.csv");
    Files.writeString(file, "rule,attack\nkrum,none\n");
    assertRefused(file, ", line 1: no column 'experiment'");
    String header = "experiment,rule,attack,n,f,split,bucketing,momentum,accuracy_last5\n";
    Files.writeString(file, header + "exp2,krum,none,25,5,iid,0,0.0,high\n");
    assertRefused(file, ", line 2: Expected a number as accuracy_last5, got 'high'");
    Files.writeString(file, header + "exp2,krum,none,25,5,iid,0,0.0,930\n");
    assertRefused(file, ", line 2: Expected percent as accuracy_last5, got 930.0");
    Files.writeString(file, header + "exp2,krum,none,25,-5,iid,0,0.0,93\n");
    assertRefused(file, ", line 2: Expected a count as f, got '-5'");
  }

  private static void assertRefused(Path file, String message) {
    assertEquals(
        file + message,
        assertThrows(IOException.class, () -> BucketingComparison.of(file, Map.of(), 0, Map.of()))
            .getMessage()
            .substring(0, (file + message).length()));
  }

  @Test
  void finishedRunsAreCompared() throws IOException {
    Path sweep = folder.resolve("sweep");
    BucketingComparison comparison = comparison(Map.of("rule", "krum"), 2);
    assertTrue(comparison.write(sweep).contains("1 cells: 0 agree, 0 disagree, 1 are open"));
    List<RunConfig> runs = comparison.runs();
    assertEquals(2, runs.size());
    new SweepRunner(sweep, folder, Execution.on(Compute.SERIAL), new SweepListener() {}).run(runs);

    ComparedCell cell = comparison.cells(sweep).get(0);
    // The same three runs stand in experiments 2 and 3.
    assertEquals(List.of(30.0, 34.0, 38.0), cell.theirs().values());
    for (int i = 0; i < 2; i++) {
      double sum = 0;
      for (StepMetrics row : RunFolder.of(sweep, runs.get(i)).metrics()) {
        sum += row.step() >= 12 && row.isEvaluated() ? row.testAccuracy() : 0;
      }
      assertEquals(100 * sum / 5, cell.ours().values().get(i), 1e-9);
    }
    String page = comparison.write(sweep);
    assertEquals(page, Files.readString(sweep.resolve("comparison.md")));
    assertTrue(page.contains("Informal"), page);
    assertTrue(Files.readString(sweep.resolve("comparison.csv")).contains(",34.0000,4.0000,3,"));
  }
}
