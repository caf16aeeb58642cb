package dev.strategikon.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.geometry.Breakpoints;
import dev.strategikon.samples.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightPiecesTest {
  private static Optional<WeightPieces> pieces(KnownLine known) {
    return WeightPieces.of(GeometryLine.of(known.line()));
  }

  /** The shortest two of 1, 3 and u = t: 1 and u up to t = 3, then 1 and 3. */
  @Test
  void theShortestByHand() {
    List<WeightPieces.Piece> pieces =
        pieces(KnownLine.rising("cge", 1, 1, 3)).orElseThrow().pieces();
    assertEquals(2, pieces.size());
    WeightPieces.Piece first = pieces.get(0);
    assertEquals(0, first.lo());
    assertEquals(3, first.hi(), 1e-6);
    assertArrayEquals(new double[] {0.5, 0, 0.5}, first.weights());
    assertEquals(0.5, first.offset(), 1e-7);
    assertEquals(0.5, first.slope(), 1e-7);
    WeightPieces.Piece last = pieces.get(1);
    assertEquals(Double.POSITIVE_INFINITY, last.hi());
    assertArrayEquals(new double[] {0.5, 0.5, 0}, last.weights());
    assertEquals(2, last.offset(), 1e-6);
    assertEquals(0, last.slope());
  }

  @Test
  void attackersWhoChangePlacesMakeNoPiece() {
    // Which of the three twins Krum takes does not matter.
    WeightPieces pieces = pieces(KnownLine.rising("krum(neighbours=2)", 3, 5, 6, 9)).orElseThrow();
    assertEquals(1, pieces.pieces().size());
    assertEquals(1, pieces.byzantine(pieces.pieces().get(0)));
  }

  @ParameterizedTest
  @CsvSource({
    "krum, 9, 3",
    "multi-krum, 9, 3",
    "mda, 7, 3",
    "nnm | krum, 9, 3",
    "nnm | mean, 7, 2"
  })
  void piecesFollowOneAnotherAndHaveTheRulesWeights(String rule, int h, int q) {
    for (Samples.Kind kind : Samples.Kind.values()) {
      KnownLine known = KnownLine.manipulation(rule, Samples.of(kind, h, 30, 4), q);
      GeometryLine geometry = GeometryLine.of(known.line());
      WeightPieces cut = WeightPieces.of(geometry).orElseThrow();
      double end = 0;
      for (WeightPieces.Piece piece : cut.pieces()) {
        assertEquals(end, piece.lo());
        end = piece.hi();
        double t = Breakpoints.interior(piece.lo(), piece.hi());
        double product = piece.offset() + piece.slope() * t;
        assertEquals(geometry.product(t), product, 1e-9 * (1 + Math.abs(product)), rule);
      }
      assertEquals(Double.POSITIVE_INFINITY, end);
      LineProfile profile = cut.profile(new double[] {-1, 0, 2});
      assertTrue(profile.exact());
      assertEquals(
          geometry.product(2), profile.products()[2], 1e-9 * Math.abs(geometry.product(2)));
      assertEquals(geometry.product(-1), profile.products()[0]);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"geometric-median", "caf", "centered-clipping(radius=1)", "arc | krum"})
  void whatChangesSmoothlyHasNoPieces(String rule) {
    KnownLine known = KnownLine.manipulation(rule, Samples.of(Samples.Kind.NORMAL, 7, 30, 4), 2);
    assertTrue(pieces(known).isEmpty());
  }
}
