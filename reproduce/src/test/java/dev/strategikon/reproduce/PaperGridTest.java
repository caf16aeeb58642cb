package dev.strategikon.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.config.RunConfig;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The grids are what the claims ask for. */
class PaperGridTest {
  static List<Scale> scales() {
    return Scale.ALL;
  }

  @ParameterizedTest
  @MethodSource("scales")
  void everyScaleHasWhatTheClaimsAskFor(Scale scale) throws IOException {
    PaperGrid grid = scale.grid(Map.of());
    int seeds = new HashSet<>(grid.runs().stream().map(run -> run.text("seed")).toList()).size();
    for (String rule : List.of("mean", "median", "krum", "bulyan")) {
      assertEquals(seeds, grid.undisturbed(rule).size(), rule);
    }
    for (double epsilon : new double[] {-10, 0, 0.1, 10}) {
      assertEquals(seeds, grid.ipm("median", epsilon).size(), "median, " + epsilon);
    }
    for (double epsilon : new double[] {0, 0.1, 10}) {
      assertEquals(seeds, grid.ipm("krum", epsilon).size(), "krum, " + epsilon);
    }
    assertEquals(seeds, grid.attacked("median", "label-flip").size());
    assertEquals(seeds, grid.attacked("krum", "reverse").size());
    assertTrue(grid.early("bulyan").size() >= 2 * seeds);
    assertFalse(grid.later("median").isEmpty());
    assertFalse(grid.later("krum").isEmpty());
    assertEquals(grid.runs().size(), new HashSet<>(grid.runs()).size());
  }

  /** The largest q of 25 that each rule allows, and what the theorems' worst cases are made of. */
  @ParameterizedTest
  @MethodSource("scales")
  void theRulesAreToldTheTruth(Scale scale) throws IOException {
    Map<String, String> largest = Map.of("mean", "12", "median", "12", "krum", "11", "bulyan", "5");
    for (RunConfig run : scale.grid(Map.of()).runs()) {
      String rule = run.text("rule").replaceAll("[^a-z].*", "");
      assertEquals("25", run.text("workers"));
      assertEquals(largest.get(rule), run.text("byzantine"), run.toString());
      assertEquals(largest.get(rule), run.text("declared"), run.toString());
      assertTrue(run.options().auditEvery() > 0, run.toString());
    }
  }

  /** Otherwise the last accuracy before the attack would be one of long before. */
  @ParameterizedTest
  @MethodSource("scales")
  void anEvaluationComesRightBeforeEveryAttack(Scale scale) throws IOException {
    for (RunConfig run : scale.grid(Map.of()).runs()) {
      int images = run.text("dataset").equals("cifar10") ? 50_000 : 10_000;
      double start =
          run.options().threat().attackFromEpoch() * images / (25 * run.options().batch());
      assertEquals(0, start % run.options().evaluations().every(), run.toString());
      assertTrue(start < run.options().steps());
    }
  }

  @Test
  void scalesAreAsTheyAreAdvertised() throws IOException {
    assertEquals(Set.of("1", "2"), seeds(Scale.LAPTOP));
    assertEquals(10, seeds(Scale.PAPER).size());
    assertTrue(Scale.PAPER.mustConfirm());
    for (RunConfig run : Scale.PAPER.grid(Map.of()).runs()) {
      assertEquals("cnn-paper", run.text("model").replaceAll("\\(.*", ""));
      assertEquals("50", run.text("batch"));
    }
  }

  @Test
  void partsAreWhatTheirFiguresShow() throws IOException {
    PaperGrid grid = Scale.QUICK.grid(Map.of());
    assertEquals(3, grid.part(Part.FIGURE_1).runs().size());
    assertEquals(Set.of("mean", "median"), rules(grid.part(Part.FIGURE_4)));
    assertEquals(Set.of("mean", "krum"), rules(grid.part(Part.FIGURE_5)));
    assertEquals(1, grid.part(Part.FIGURE_5).undisturbed("mean").size());
    PaperGrid theorems = grid.part(Part.THEOREMS);
    assertEquals(4, theorems.runs().size());
    assertEquals(1, theorems.ipm("median", 10).size());
    assertEquals(1, theorems.ipm("krum", 0.1).size());
    assertEquals(grid, grid.part(Part.ALL));
  }

  /** A part's claims find all of their runs in the part's runs. */
  @Test
  void partsSufficeForTheirClaims() throws IOException {
    for (Part part : Part.values()) {
      PaperGrid grid = Scale.LAPTOP.grid(Map.of()).part(part);
      SyntheticEvidence evidence = new SyntheticEvidence(grid);
      evidence.audits("median", List.of(SyntheticEvidence.audit(1, 0.5, 1, 1)));
      evidence.audits("krum", List.of(SyntheticEvidence.audit(1, 0.5, 1, 1)));
      for (Claim claim : Claims.of(part)) {
        assertFalse(
            evidence.judge(claim).equals(Finding.NOT_MEASURED), part + " lacks " + claim.id());
      }
    }
  }

  @Test
  void overridesReplaceInEveryRun() throws IOException {
    PaperGrid grid = Scale.LAPTOP.grid(Map.of("seed", "3"));
    assertEquals(17, grid.runs().size());
    assertEquals(Set.of("3"), seeds(grid));
  }

  private static Set<String> seeds(Scale scale) throws IOException {
    return seeds(scale.grid(Map.of()));
  }

  private static Set<String> seeds(PaperGrid grid) {
    return Set.copyOf(grid.runs().stream().map(run -> run.text("seed")).toList());
  }

  private static Set<String> rules(PaperGrid grid) {
    return Set.copyOf(
        grid.runs().stream().map(run -> run.text("rule").replaceAll("[^a-z].*", "")).toList());
  }
}
