package dev.strategikon.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The median of three honest values and two of u, and weights at the ends. */
class RankPiecesTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;
  private static final int[] INDICES = {0, 1, 2};

  private static RankPieces median() {
    return new RankPieces(new double[] {0, 0, 1, 0, 0}, 3);
  }

  @Test
  void theMedianFollowsTheAttackersBetweenTheHonestValues() {
    RankPieces pieces = median();
    pieces.set(new double[] {1, 2, 4}, () -> INDICES, -INFINITE, INFINITE);
    assertEquals(2, pieces.count);
    assertArrayEquals(new double[] {1, 4}, Arrays.copyOf(pieces.knots, 2));
    assertArrayEquals(new double[] {1, 0, 4}, Arrays.copyOf(pieces.offsets, 3));
    assertArrayEquals(new double[] {0, 1, 0}, Arrays.copyOf(pieces.slopes, 3));
    assertTrue(pieces.isContinuous());
    double[] asked = {-INFINITE, -5, 1, 3, 4, 1e300, INFINITE};
    assertArrayEquals(
        new double[] {1, 1, 1, 3, 4, 4, 4}, Arrays.stream(asked).map(pieces::at).toArray());
  }

  @Test
  void ifAllHonestValuesAreOneNothingMoves() {
    RankPieces pieces = median();
    pieces.set(new double[] {2, 2, 2}, () -> INDICES, -INFINITE, INFINITE);
    assertEquals(2, pieces.at(-7));
    assertEquals(2, pieces.at(2));
    assertEquals(2, pieces.at(7));
  }

  @Test
  void onlyThePiecesAskedForAreMade() {
    RankPieces pieces = median();
    pieces.set(new double[] {1, 2, 4}, () -> INDICES, 2.5, 3);
    assertEquals(0, pieces.count);
    assertEquals(0, pieces.offsets[0]);
    assertEquals(1, pieces.slopes[0]);
  }

  @Test
  void theMeanIsOnePiece() {
    double[] weights = new double[5];
    Arrays.fill(weights, 0.2);
    RankPieces pieces = new RankPieces(weights, 3);
    pieces.set(new double[] {1, 2, 4}, () -> INDICES, -INFINITE, INFINITE);
    for (double u : new double[] {-1e9, -1, 1, 3, 1e9}) {
      assertEquals((7 + 2 * u) / 5, pieces.at(u), 1e-12 * Math.max(1, Math.abs(u)));
    }
  }

  @Test
  void withoutHonestValuesItIsTheAttackersOwn() {
    RankPieces pieces = new RankPieces(new double[] {0.5, 0.5}, 0);
    pieces.set(new double[0], () -> new int[0], -INFINITE, INFINITE);
    assertEquals(0, pieces.count);
    assertEquals(-3, pieces.at(-3));
  }
}
