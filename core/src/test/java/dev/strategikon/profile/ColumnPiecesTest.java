package dev.strategikon.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.random.Draws;
import dev.strategikon.rule.CoordinateRule;
import dev.strategikon.slow.SlowPipeline;
import dev.strategikon.slow.Specs;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pieces of every rule of columns in the catalogue, against the slow version. */
class ColumnPiecesTest {
  private static final int[][] HONEST_COPIES_TOLD = {{5, 2, 2}, {3, 2, 1}, {4, 1, 2}, {2, 5, 1}};

  /** Rules whose pieces are known; profiles of the others are not exact, and tested as such. */
  static Stream<String> specs() {
    return Specs.rules().stream()
        .filter(
            spec ->
                Aggregator.parse(spec).rule() instanceof CoordinateRule rule
                    && ColumnPieces.of(rule, 5, 2, 2).isPresent());
  }

  @ParameterizedTest
  @MethodSource("specs")
  void piecesAndKnotsAreWhatTheRuleMakes(String spec) {
    CoordinateRule rule = (CoordinateRule) Aggregator.parse(spec).rule();
    for (int[] counts : HONEST_COPIES_TOLD) {
      int honest = counts[0];
      ColumnPieces pieces = ColumnPieces.of(rule, honest, counts[1], counts[2]).orElseThrow();
      for (int example = 0; example < 100; example++) {
        double[] sorted = values(honest, example);
        int[] indices = new int[honest];
        Arrays.setAll(indices, i -> i);
        pieces.set(sorted, () -> indices, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        for (int piece = 0; piece <= pieces.count; piece++) {
          double u = inside(pieces, piece);
          double expected = slow(spec, sorted, u, counts);
          assertEquals(expected, pieces.offsets[piece] + pieces.slopes[piece] * u, 1e-9, spec);
          assertEquals(expected, pieces.at(u), 1e-9, spec);
        }
        for (double knot : Arrays.copyOf(pieces.knots, pieces.count)) {
          checkKnot(spec, pieces, sorted, knot, counts);
        }
      }
    }
  }

  /** Where pieces meet, both ends are the value; else one of them, or one between. */
  private static void checkKnot(
      String spec, ColumnPieces pieces, double[] sorted, double knot, int[] counts) {
    double below = slow(spec, sorted, knot - 1e-9, counts);
    double above = slow(spec, sorted, knot + 1e-9, counts);
    double at = pieces.at(knot);
    if (pieces.isContinuous()) {
      assertEquals(below, at, 1e-6, spec);
      assertEquals(above, at, 1e-6, spec);
    } else {
      assertTrue(
          at >= Math.min(below, above) - 1e-6 && at <= Math.max(below, above) + 1e-6,
          () -> "%s at %s: %s, %s, %s".formatted(spec, knot, below, at, above));
    }
  }

  /** Several are often equal. */
  private static double[] values(int count, int example) {
    Draws draws = Draws.of(example, "column", count);
    double[] values = new double[count];
    Arrays.setAll(values, i -> draws.nextInt(3) == 0 ? draws.nextInt(3) : draws.nextGaussian());
    Arrays.sort(values);
    return values;
  }

  private static double inside(ColumnPieces pieces, int piece) {
    if (pieces.count == 0) {
      return 0.123;
    }
    if (piece == 0) {
      return pieces.knots[0] - 1;
    }
    return piece == pieces.count
        ? pieces.knots[piece - 1] + 1
        : (pieces.knots[piece - 1] + pieces.knots[piece]) / 2;
  }

  private static double slow(String spec, double[] honest, double u, int[] counts) {
    double[][] column = new double[honest.length + counts[1]][1];
    for (int i = 0; i < column.length; i++) {
      column[i][0] = i < honest.length ? honest[i] : u;
    }
    return SlowPipeline.parse(spec).aggregate(column, counts[2])[0];
  }
}
