package dev.strategikon.docs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** One neighbour more or less decides who wins, as docs/reference/rules.md says. */
class KrumNeighboursTest {
  private static final KrumNeighbours FEW = new KrumNeighbours(10);

  @Test
  void atEqualMeanAndNoiseTheNumberOfNeighboursDecides() {
    assertArrayEquals(new double[] {1, 0}, FEW.shares(1, 2));
  }

  @Test
  void whereNoiseCoversTheMeanItDecidesOnlyAgainstLargeEpsilon() {
    assertArrayEquals(new double[] {1, 1}, FEW.shares(0.1, 2));
    assertArrayEquals(new double[] {1, 0}, FEW.shares(0.1, 10));
  }

  /**
   * Prints the tables of docs/reference/rules.md from 1,000 draws, and compares them with the page.
   */
  @Test
  @EnabledIfSystemProperty(named = "strategikon.measure", matches = "true")
  void thePageHasWhatIsMeasured() throws IOException {
    KrumNeighbours many = new KrumNeighbours(1000);
    String page = Files.readString(Path.of("..", "docs", "reference", "rules.md"));
    String all = many.table(new double[] {0.1, 0.3, 1, 3}, 0.1, 0.5, 1, 2, 10);
    String atTwo = many.table(new double[] {0.7, 0.8, 0.85, 0.9, 0.95, 1, 1.05, 1.1, 1.2, 1.4}, 2);
    System.out.println(all + "\n" + atTwo);
    assertTrue(
        page.contains(all) && page.contains(atTwo),
        "docs/reference/rules.md must contain the tables");
  }
}
