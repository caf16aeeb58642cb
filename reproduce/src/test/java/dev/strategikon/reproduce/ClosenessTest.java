package dev.strategikon.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.report.text.Verdict;
import dev.strategikon.reproduce.published.Curve;
import dev.strategikon.reproduce.published.Metric;
import dev.strategikon.reproduce.published.PublishedCurves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measured curves beside published ones, by hand. */
class ClosenessTest {
  private static final Curve MEDIAN = Curve.calm("median");

  @TempDir private Path folder;

  /** The made-up runs have 26 % after epoch 1, and rise to 46 % after epoch 5. */
  private Evidence evidence(String rows) throws IOException {
    Path file = folder.resolve("curves.csv");
    Files.writeString(file, "rule,epsilon,metric,curve,epoch,value\n" + rows);
    return new SyntheticEvidence(Scale.LAPTOP.grid(Map.of()))
        .published(PublishedCurves.read(file))
        .evidence();
  }

  @Test
  void onlyEpochsThatBothHaveAreCompared() throws IOException {
    // Epochs 0 and 4 of the figures are 1 and 5 completed passes; 0.3 and 9 we do not have.
    Evidence evidence =
        evidence(
            """
            median,1,accuracy,rule,0,0.29
            median,1,accuracy,rule,0.3,0.9
            median,1,accuracy,rule,4,0.40
            median,1,accuracy,rule,9,0.9
            """);
    Difference difference = Difference.of(evidence, List.of(MEDIAN), Metric.ACCURACY).get(0);
    assertEquals(2, difference.points().size());
    assertEquals(0.06, difference.largest().size(), 1e-12);
    assertEquals(5, difference.largest().epoch());
    assertEquals(0.045, difference.mean(), 1e-12);
    assertEquals(
        "not close: largest difference 0.060 (epoch 4), mean 0.045, over 2 points",
        new Closeness(List.of(difference), Set.of()).text());
    assertEquals(
        "informally, with another learning-rate: largest difference 0.060 (epoch 4), mean 0.045,"
            + " over 2 points",
        new Closeness(List.of(difference), Set.of("learning-rate")).text());
  }

  @Test
  void fiveHundredthsAreClose() {
    Difference difference =
        new Difference(MEDIAN, Metric.ACCURACY, List.of(new Difference.Point(11, 0.5, 0.45)));
    assertTrue(new Closeness(List.of(difference), Set.of()).text().startsWith("close: "));
  }

  @Test
  void anotherNetworkIsNotCompared() throws IOException {
    Evidence evidence = evidence("median,1,accuracy,rule,0,0.29\n");
    assertEquals(
        "other network or data, not compared", Closeness.of(evidence, List.of(MEDIAN)).text());
    assertEquals("", new Closeness(List.of(), Set.of()).text());
  }

  @Test
  void verdictsHaveThePublishedNumbersBeside() throws IOException {
    List<Verdict> verdicts = evidence("median,1,accuracy,rule,0,0.29\n").verdicts(Claims.ALL);
    assertEquals("mean 82.3 %; median 82.0 %; krum 75.9 %", published(verdicts, "C1"));
    assertEquals(
        "krum, ε = 0.1: 10.0 %, 10.0 %, 10.0 %, 10.0 %; krum, ε = 0.5: 10.0 %, 10.0 %, 10.0 %,"
            + " 10.0 % (attack from epoch 10, 50, 100, 150)",
        published(verdicts, "C6"));
    assertEquals(
        "median, ε = 0: 65.2 %, 75.5 %, 79.8 %, 81.9 %; loss 0.963, 0.573, 0.338, 0.167"
            + " (attack from epoch 10, 50, 100, 150)",
        published(verdicts, "C4"));
    assertEquals("", published(verdicts, "C12"));
  }

  @Test
  void theTableHasARowForEachCurve() throws IOException {
    DifferenceTable table =
        DifferenceTable.of(
            evidence("median,1,accuracy,rule,0,0.29\nkrum,0.1,loss,attack1,4,1.25\n"));
    assertTrue(table.markdown().contains("Informal: these runs have another"), table.markdown());
    assertTrue(
        table
            .markdown()
            .contains("| median | accuracy | 1 | 0.030 | 0 | 0.030 | 0 | 0.290 | 0.260 |  |"),
        table.markdown());
    assertTrue(table.csv().startsWith("rule,epsilon,start,metric,epoch,published,measured"));
    assertTrue(table.csv().contains("median,,,accuracy,0.0,0.29,0.2600,-0.0300\n"), table.csv());
  }

  private static String published(List<Verdict> verdicts, String id) {
    return verdicts.stream()
        .filter(verdict -> verdict.id().equals(id))
        .findFirst()
        .orElseThrow()
        .published();
  }
}
