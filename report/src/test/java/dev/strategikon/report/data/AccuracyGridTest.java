package dev.strategikon.report.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.strategikon.report.OneStepRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccuracyGridTest {
  @TempDir private Path sweep;

  @Test
  void theWorstCaseIsTheLeastOverTheAttacks() throws IOException {
    run("median", "ipm(epsilon=10)", 0.1, 1, 0.30);
    run("median", "none", 0.1, 1, 0.20);
    run("median", "sign-flip", 0.1, 1, 0.50);
    run("krum", "none", 0.1, 1, 0.80);
    AccuracyGrid grid = grids().get(0);
    assertEquals("", grid.name());
    assertEquals(List.of("no attack", "ipm(ε=10)", "sign-flip"), grid.attacks());
    AccuracyGrid.Row median = grid.rows().get(0);
    assertEquals("median", median.rule());
    // No attack is worse still, and is none.
    assertEquals("ipm(ε=10)", median.worst().attack());
    assertEquals(0.3, median.worst().cell().mean());
    // Counted from the 10 % of guessing.
    assertEquals((0.3 - 0.1) / (0.2 - 0.1), median.worst().kept(), 1e-9);
    AccuracyGrid.Row krum = grid.rows().get(1);
    assertNull(krum.worst());
    assertNull(krum.cells().get(1));
    assertEquals(List.of("ipm(ε=10)", "sign-flip"), krum.missed());
  }

  @Test
  void theBestWorstCaseComesFirstAndIncompleteRowsLast() throws IOException {
    run("mean", "ipm(epsilon=1)", 0.1, 1, 0.9);
    run("median", "ipm(epsilon=1)", 0.1, 1, 0.5);
    run("median", "ipm(epsilon=10)", 0.1, 1, 0.6);
    run("krum", "ipm(epsilon=1)", 0.1, 1, 0.8);
    run("krum", "ipm(epsilon=10)", 0.1, 1, 0.7);
    AccuracyGrid grid = grids().get(0);
    assertEquals(List.of("krum", "median", "mean"), rules(grid));
    assertEquals(List.of("ipm(ε=10)"), grid.rows().get(2).missed());
    // Nobody knows what is kept, so the best worst case is what can be said.
    assertEquals(0, grid.best());
  }

  @Test
  void whereEveryRuleLosesMostNoneIsBest() throws IOException {
    for (String rule : List.of("median", "krum")) {
      run(rule, "none", 0.1, 1, 0.8);
      run(rule, "ipm(epsilon=1)", 0.1, 1, 0.7);
    }
    run("median", "ipm(epsilon=10)", 0.1, 1, 0.1);
    run("krum", "ipm(epsilon=10)", 0.1, 1, 0.44); // (0.44 − 0.1)/(0.8 − 0.1) < 1/2
    AccuracyGrid grid = grids().get(0);
    assertEquals(List.of("krum", "median"), rules(grid));
    assertNull(grid.best());
    run("krum", "ipm(epsilon=10)", 0.1, 1, 0.46);
    assertEquals(0, grids().get(0).best());
  }

  /** Kept accuracy is no answer to a backdoor. */
  @Test
  void aRuleThatLetsABackdoorInComesAfterThoseThatDoNot() throws IOException {
    OneStepRuns.writeBackdoor(sweep, "mean", 0.8, 0.97);
    OneStepRuns.writeBackdoor(sweep, "median", 0.6, 0.49);
    OneStepRuns.writeBackdoor(sweep, "krum", 0.7, 0.02);
    AccuracyGrid grid = grids().get(0);
    assertEquals(List.of("krum", "median", "mean"), rules(grid));
    assertEquals(0.97, grid.rows().get(2).backdoor());
    assertEquals(0.02, grid.rows().get(0).cells().get(0).success());
    assertEquals(0, grid.best());
  }

  @Test
  void whereEveryRuleLetsTheBackdoorInNoneIsBest() throws IOException {
    OneStepRuns.writeBackdoor(sweep, "mean", 0.8, 0.97);
    OneStepRuns.writeBackdoor(sweep, "median", 0.8, 0.5);
    assertNull(grids().get(0).best());
  }

  /** Epoch 0.1 after one step: an attack from epoch 1 on never begins. */
  @Test
  void anAttackThatNeverBeganIsNoWorstCase() throws IOException {
    run("median", "none", 0.1, 1, 0.8);
    run("median", "ipm(epsilon=10), attack-from-epoch: 1", 0.1, 1, 0.8);
    run("median", "ipm(epsilon=1)", 0.1, 1, 0.7);
    run("krum", "ipm(epsilon=10), attack-from-epoch: 1", 0.1, 1, 0.8);
    run("krum", "none", 0.1, 1, 0.8);
    AccuracyGrid grid = grids().get(0);
    assertEquals(List.of("no attack", "ipm(ε=1)", "ipm(ε=10)"), grid.attacks());
    assertEquals(List.of("ipm(ε=1)"), grid.met());
    AccuracyGrid.Row median = grid.rows().get(0);
    assertEquals("ipm(ε=1)", median.worst().attack());
    assertEquals(List.of(), median.missed());
    assertFalse(median.cells().get(2).began());
    assertNull(grid.rows().get(1).worst());
  }

  @Test
  void ifNoAttackBeganNothingIsSaid() throws IOException {
    run("median", "none", 0.1, 1, 0.8);
    run("median", "ipm(epsilon=10), attack-from-epoch: 1", 0.1, 1, 0.8);
    AccuracyGrid grid = grids().get(0);
    assertNull(grid.best());
  }

  /** The start of an attack makes no difference to a run without one, nor a name. */
  @Test
  void aRunWithoutAttackIsComparedWithEveryStart() throws IOException {
    run("median", "none, attack-from-epoch: 0.05", 0.1, 1, 0.8);
    run("median", "ipm(epsilon=10)", 0.1, 1, 0.3);
    run("median", "ipm(epsilon=10), attack-from-epoch: 0.05", 0.1, 1, 0.5);
    List<AccuracyGrid> grids = grids();
    assertEquals(
        List.of("attack-from-epoch=0", "attack-from-epoch=0.05"),
        grids.stream().map(AccuracyGrid::name).toList());
    for (AccuracyGrid grid : grids) {
      assertEquals(0.8, grid.rows().get(0).cells().get(0).mean());
    }
    assertEquals(
        "median · no attack", ReportData.of(new RunReader(sweep).read()).series().get(0).label());
  }

  private static List<String> rules(AccuracyGrid grid) {
    return grid.rows().stream().map(AccuracyGrid.Row::rule).toList();
  }

  @Test
  void seedsAreAveragedAndOtherKeysMakeGridsOfTheirOwn() throws IOException {
    run("median", "none", 0.1, 1, 0.6);
    run("median", "none", 0.1, 2, 0.8);
    run("median", "none", 0.2, 1, 0.4);
    List<AccuracyGrid> grids = grids();
    assertEquals(2, grids.size());
    AccuracyGrid.Cell cell =
        grids.stream()
            .filter(grid -> grid.name().equals("learning-rate=0.1"))
            .findFirst()
            .orElseThrow()
            .rows()
            .get(0)
            .cells()
            .get(0);
    assertEquals(0.7, cell.mean(), 1e-9);
    assertEquals(2, cell.count());
    assertEquals(Math.sqrt(0.02), cell.deviation(), 1e-5);
  }

  private List<AccuracyGrid> grids() throws IOException {
    return ReportData.of(new RunReader(sweep).read()).grids();
  }

  private void run(String rule, String attack, double rate, int seed, double accuracy)
      throws IOException {
    OneStepRuns.write(sweep, rule, attack, rate, seed, accuracy);
  }
}
