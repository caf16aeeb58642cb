package dev.strategikon.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The three of 0, 1, 10, u and u that are nearest to their median, by hand. */
class MeanAroundPiecesTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private static MeanAroundPieces meamed(double... sorted) {
    MeanAroundPieces pieces = new MeanAroundPieces(3, 2, 2, 3);
    pieces.set(sorted, () -> new int[] {0, 1, 2}, -INFINITE, INFINITE);
    return pieces;
  }

  @Test
  void theWindowMovesWhereTwoValuesAreEquallyNear() {
    MeanAroundPieces pieces = meamed(0, 1, 10);
    assertArrayEquals(
        new double[] {-10, -1, 0.5, 5.5, 19, 20}, Arrays.copyOf(pieces.knots, pieces.count), 1e-12);
    // 0, 1, 10 · 0, 1, u · 0, u, u · u, u, 1 · u, u, 10 · 10, 1, u · 10, 1, 0
    double third = 1.0 / 3;
    assertArrayEquals(
        new double[] {11 * third, third, 0, third, 10 * third, 11 * third, 11 * third},
        Arrays.copyOf(pieces.offsets, 7),
        1e-15);
    assertArrayEquals(
        new double[] {0, third, 2 * third, 2 * third, 2 * third, third, 0},
        Arrays.copyOf(pieces.slopes, 7),
        1e-15);
  }

  @Test
  void atAKnotTheLowerIndexWins() {
    MeanAroundPieces pieces = meamed(0, 1, 10);
    // At −1 the honest 1 has a lower index than u; at 0.5 the honest 0 than the honest 1.
    assertEquals((0 + 1 - 1) / 3.0, pieces.at(-1), 1e-15);
    assertEquals((0 + 0.5 + 0.5) / 3, pieces.at(0.5), 1e-15);
    assertEquals((1 + 5.5 + 5.5) / 3, pieces.at(5.5), 1e-15);
    assertEquals((10 + 1 + 19) / 3.0, pieces.at(19), 1e-15);
    assertEquals((10 + 1 + 0) / 3.0, pieces.at(20), 1e-15);
  }

  @Test
  void equalHonestValuesKeepTheAttackersOut() {
    MeanAroundPieces pieces = meamed(2, 2, 2);
    assertEquals(2, pieces.at(-100));
    assertEquals(2, pieces.at(2));
    assertEquals(2, pieces.at(2.5));
  }

  @Test
  void oneThatKeepsAllIsTheMean() {
    MeanAroundPieces pieces = new MeanAroundPieces(2, 1, 1, 3);
    pieces.set(new double[] {3, 6}, () -> new int[] {1, 0}, -INFINITE, INFINITE);
    assertEquals(0, pieces.count);
    assertEquals(3, pieces.offsets[0], 1e-15);
    assertEquals(1 / 3.0, pieces.slopes[0], 1e-15);
  }
}
