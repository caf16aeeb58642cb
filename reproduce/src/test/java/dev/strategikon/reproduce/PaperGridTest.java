package dev.strategikon.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.config.RunConfig;
import dev.strategikon.options.EvaluationSchedule;
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
  /** The scales of the paper's experiments. */
  static List<Scale> scales() {
    return Scale.ALL.stream().filter(scale -> !scale.moments()).toList();
  }

  @ParameterizedTest
  @MethodSource("scales")
  void everyScaleHasThePapersFigures(Scale scale) throws IOException {
    PaperGrid grid = scale.grid(Map.of());
    int seeds = new HashSet<>(grid.runs().stream().map(run -> run.text("seed")).toList()).size();
    for (String rule : List.of("mean", "median", "krum")) {
      assertEquals(seeds, grid.undisturbed(rule).size(), rule);
    }
    for (double start : grid.starts()) {
      for (double epsilon : PaperCurves.MEDIAN) {
        assertEquals(seeds, grid.ipm("median", epsilon, start).size(), "median, " + epsilon);
      }
      for (double epsilon : PaperCurves.KRUM) {
        assertEquals(seeds, grid.ipm("krum", epsilon, start).size(), "krum, " + epsilon);
      }
    }
    assertEquals(grid.runs().size(), new HashSet<>(grid.runs()).size());
  }

  @ParameterizedTest
  @MethodSource("scales")
  void allButTheFirstEpochsHaveTheOtherClaims(Scale scale) throws IOException {
    if (scale.equals(Scale.EARLY)) {
      return;
    }
    PaperGrid grid = scale.grid(Map.of());
    int seeds = grid.undisturbed("mean").size();
    assertEquals(seeds, grid.undisturbed("bulyan").size());
    assertEquals(seeds, grid.attacked("median", "label-flip").size());
    assertEquals(seeds, grid.attacked("krum", "reverse").size());
    assertTrue(grid.early("bulyan").size() >= 2 * seeds);
    assertEquals(2 * seeds, grid.early("zeno").size());
    assertFalse(grid.laterStarts().isEmpty());
  }

  @Test
  void startsAreThePapersWhereItsEpochsAreTrained() throws IOException {
    assertEquals(PaperCurves.STARTS, Scale.PAPER.grid(Map.of()).starts());
    assertEquals(List.of(10.0), Scale.EARLY.grid(Map.of()).starts());
    assertEquals(2, Scale.LAPTOP.grid(Map.of()).starts().size());
  }

  /** Without another attack, and so with one way that all runs of a network go. */
  @Test
  void convergenceHasStationsOnOneWay() throws IOException {
    PaperGrid grid = Scale.CONVERGENCE.grid(Map.of());
    assertEquals(
        grid.runs().size(), grid.undisturbed("mean").size() + grid.undisturbed("median").size());
    assertEquals(grid, grid.part(Part.THEOREMS));
    for (RunConfig run : grid.runs()) {
      assertEquals("12", run.text("byzantine"));
      assertEquals("25", run.text("workers"));
    }
  }

  /** A run at these scales differs from the paper's in nothing that the preset says. */
  @Test
  void theLargeScalesHaveThePapersSettings() throws IOException {
    for (Scale scale : List.of(Scale.EARLY, Scale.PAPER)) {
      for (RunConfig run : scale.grid(Map.of()).runs()) {
        assertEquals(Set.of(), PaperSettings.differences(run), run.toString());
      }
    }
    assertTrue(
        PaperSettings.differences(Scale.LAPTOP.grid(Map.of()).runs().get(0)).contains("model"));
  }

  /** The epochs of which the paper has points. */
  @Test
  void theLargeScalesAreEvaluatedWhenThePaperIs() throws IOException {
    for (Scale scale : List.of(Scale.EARLY, Scale.PAPER)) {
      for (RunConfig run : scale.grid(Map.of()).runs()) {
        assertEquals(new EvaluationSchedule(200, 40, 0), run.options().evaluations());
      }
    }
  }

  /** The largest q of 25 that each rule allows, and what the theorems' worst cases are made of. */
  @ParameterizedTest
  @MethodSource("scales")
  void theRulesAreToldTheTruth(Scale scale) throws IOException {
    Map<String, String> largest =
        Map.of("mean", "12", "median", "12", "krum", "11", "bulyan", "5", "zeno", "12");
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
    if (scale.mustConfirm()) {
      return; // evaluated when the paper is, one epoch into the attack
    }
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
    assertEquals(5, grid.part(Part.FIGURE_1).runs().size());
    assertEquals(1, grid.part(Part.FIGURE_1).ipm("median", 10, 6).size());
    assertEquals(1, grid.part(Part.FIGURE_1).ipm("krum", 0.1, 6).size());
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
        assertNotEquals(Finding.NOT_MEASURED, evidence.judge(claim), part + " lacks " + claim.id());
      }
    }
  }

  @Test
  void overridesReplaceInEveryRun() throws IOException {
    PaperGrid grid = Scale.LAPTOP.grid(Map.of("seed", "3"));
    assertEquals(27, grid.runs().size());
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
