package dev.strategikon.report.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.strategikon.config.RunConfig;
import dev.strategikon.config.SweepFile;
import dev.strategikon.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    int median = grid.rules().indexOf("median");
    // No attack is worse still, and is none.
    assertEquals("ipm(ε=10)", grid.worst().get(median).attack());
    assertEquals(0.3, grid.worst().get(median).cell().mean());
    assertEquals(1.5, grid.worst().get(median).kept());
    int krum = grid.rules().indexOf("krum");
    assertNull(grid.worst().get(krum));
    assertNull(grid.cells().get(krum).get(1));
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
            .cells()
            .get(0)
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
    RunConfig config =
        SweepFile.parse(
                "{rule: %s, attack: %s, learning-rate: %s, seed: %d, byzantine: 5, steps: 1}"
                    .formatted(rule, attack, rate, seed),
                Map.of())
            .get(0);
    Path folder = RunFolder.of(sweep, config).path();
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("config.yaml"), SweepFile.write(config));
    Files.writeString(
        folder.resolve("metrics.csv"),
        """
        step,epoch,test_accuracy,train_loss,inner_product,cosine,aggregate_norm,honest_norm,byzantine_weight,rejected,seconds
        0,0,0.1,2.3,,,,,,0,0
        1,0.1,%s,1,1,1,1,1,0,0,1
        """
            .formatted(accuracy));
  }
}
