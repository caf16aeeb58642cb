package dev.strategikon.rule.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.strategikon.geometry.Breakpoints;
import dev.strategikon.random.Draws;
import org.junit.jupiter.api.Test;

class ScoreOnLineTest {
  /** One that is asked for the first time sums anew, whatever has changed before. */
  @Test
  void keepsTheScoreOnlyWhileTheNeighboursStayTheSame() {
    Draws draws = Draws.of(1, "score-on-line");
    double[][] distances = new double[12][];
    for (int k = 0; k < distances.length; k++) {
      double a = 1 + Math.abs(draws.nextGaussian());
      double b = draws.nextGaussian();
      double c = 1 + Math.abs(draws.nextGaussian());
      distances[k] = new double[] {a, b, c};
    }
    Breakpoints changes = new Breakpoints(0, Double.POSITIVE_INFINITY);
    changes.addSelectionChanges(distances, 4);
    ScoreOnLine score = new ScoreOnLine(distances, 4, changes.points());
    double[] cuts = changes.cuts();
    for (int c = 1; c < cuts.length; c++) {
      double t = Breakpoints.interior(cuts[c - 1], cuts[c]);
      double[] anew = new ScoreOnLine(distances, 4, changes.points()).at(t);
      assertArrayEquals(anew, score.at(t), "t = " + t);
    }
  }
}
