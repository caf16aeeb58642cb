package dev.strategikon.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class SignPiecesTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private static SignPieces pieces(int copies, double... sorted) {
    SignPieces pieces = new SignPieces(copies);
    pieces.set(sorted, () -> new int[sorted.length], -INFINITE, INFINITE);
    return pieces;
  }

  @Test
  void enoughVotesTurnTheSignAtZero() {
    SignPieces pieces = pieces(2, -1, 0, 2, 3);
    assertEquals(1, pieces.count);
    assertEquals(0, pieces.knots[0]);
    assertEquals(-1, pieces.at(-INFINITE));
    assertEquals(1, pieces.at(0));
    assertEquals(1, pieces.at(-0.0));
    assertEquals(1, pieces.at(1e-300));
    assertFalse(pieces.isContinuous());
  }

  @Test
  void tooFewTurnNothing() {
    SignPieces pieces = pieces(1, -4, -3, -2);
    assertEquals(0, pieces.count);
    assertEquals(-1, pieces.offsets[0]);
    assertEquals(-1, pieces.at(5));
  }

  @Test
  void balancedVotesAreZero() {
    assertEquals(0, pieces(1, 2).at(-1));
    assertEquals(0, pieces(0, -1, 1).at(9));
    assertEquals(0, pieces(0).at(9));
    assertEquals(1, pieces(3).at(9));
  }
}
