package dev.strategikon.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.profile.GeometryLine;
import dev.strategikon.profile.WeightPieces;
import dev.strategikon.samples.Samples;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Krum chooses the attackers on exactly the intervals of ε that its pieces say. */
class KrumIntervalsTest {
  @ParameterizedTest
  @CsvSource({
    "krum, 7, 2",
    "krum, 14, 11",
    "krum(neighbours=13), 14, 11",
    "krum(neighbours=3), 9, 3",
    "krum, 10, 3",
    "nnm | krum, 9, 3"
  })
  void krumChoosesTheAttackersOnExactlyTheReportedIntervals(String rule, int h, int q) {
    for (Samples.Kind kind : Samples.Kind.values()) {
      for (long seed = 1; seed <= 5; seed++) {
        Gradients honest = Samples.of(kind, h, 60, seed);
        Question question = Question.of(honest, q, Aggregator.parse(rule), Compute.SERIAL);
        WeightPieces pieces =
            WeightPieces.of(GeometryLine.of(IpmProfile.line(question))).orElseThrow();
        List<WeightPieces.Piece> wide =
            pieces.pieces().stream().filter(piece -> piece.hi() >= piece.lo() * 1.001).toList();
        assertFalse(wide.isEmpty());
        for (WeightPieces.Piece piece : wide) {
          double first = piece.lo() == 0 ? piece.hi() / 1e3 : piece.lo() * (1 + 2e-4);
          double last = piece.hi() == Double.POSITIVE_INFINITY ? 10 * first : piece.hi() / 1.0002;
          for (double epsilon : new double[] {first, last}) {
            assertEquals(
                pieces.byzantine(piece) > 0,
                ChosenAttackers.areChosen(question, rule, epsilon),
                kind + " " + piece + " at " + epsilon);
          }
        }
      }
    }
  }
}
