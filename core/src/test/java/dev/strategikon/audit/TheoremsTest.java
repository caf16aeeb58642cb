package dev.strategikon.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.profile.GeometryLine;
import dev.strategikon.profile.WeightPieces;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TheoremsTest {
  @Test
  void theFirstConditionByHand() {
    // σ = 2, 2 and 0; with h = 3 the limits are √2, √2 and 0.
    Gradients honest =
        Gradients.of(new float[] {-1, 0, 5}, new float[] {1, 2, 5}, new float[] {3, 4, 5});
    Question question = Question.of(honest, 1, Aggregator.parse("median"), Compute.SERIAL);
    assertEquals(1.0 / 3, Theorem1.of(question).share(), 1e-12);
    assertEquals(1, Theorem1.of(question, 0, 1).share());
    assertEquals(0, Theorem1.of(question, 1, 3).share());
    assertThrows(IllegalArgumentException.class, () -> Theorem1.of(question, 2, 4));
  }

  @Test
  void theToyExampleOfKrum() {
    // m = 7, q = 2: Krum outputs −0.1, which is −ε·v̄ with ε = 0.1/0.26.
    Question question = toy();
    double epsilon = 0.1 / 0.26;
    IpmProfile profile = IpmProfile.of(question, new double[] {epsilon});
    assertEquals(-0.026, profile.products()[0], 1e-7);
    assertTrue(
        profile.breaks().stream().anyMatch(b -> b.lo() < epsilon && epsilon < b.hi()),
        "broken at " + profile.breaks());
    Theorem2 theorem = Theorem2.of(question);
    assertTrue(theorem.krumEpsilon() > epsilon);
    // u pays 0.1² + 0.1² = 0.02 there; the condition is (q + 1)·δ² = 0.03 against 0.02.
    assertTrue(theorem.holds());
  }

  private static Question toy() {
    Gradients honest =
        Gradients.of(
            new float[] {-0.2f},
            new float[] {0},
            new float[] {0.3f},
            new float[] {0.5f},
            new float[] {0.7f});
    return Question.of(honest, 2, Aggregator.parse("krum"), Compute.SERIAL);
  }

  @ParameterizedTest
  @EnumSource(Samples.Kind.class)
  void theSecondConditionAgainstAGrid(Samples.Kind kind) {
    for (int[] hq : new int[][] {{4, 1}, {7, 4}, {9, 2}, {14, 11}}) {
      int h = hq[0];
      int q = hq[1];
      Gradients honest = Samples.of(kind, h, 10, 3L * h);
      Question question = Question.of(honest, q, Aggregator.parse("krum"), Compute.SERIAL);
      Theorem2 theorem = Theorem2.of(question);
      double largest = Double.NaN;
      for (double epsilon = 1e-3; epsilon < 100; epsilon *= 1.003) {
        if (condition(honest, q, epsilon)) {
          largest = epsilon;
          // The condition is sufficient.
          assertTrue(isChosen(question, "krum", epsilon), "Krum does not choose u");
        }
      }
      if (Double.isNaN(largest)) {
        assertTrue(!theorem.holds() || !(theorem.epsilon() > 1.2e-3));
      } else {
        assertTrue(theorem.holds());
        assertEquals(1, theorem.epsilon() / largest, 4e-3);
        assertTrue(theorem.krumEpsilon() >= theorem.epsilon() * (1 - 1e-5));
      }
    }
  }

  /** (m − q − 2)·δ² > R, word by word. */
  private static boolean condition(Gradients honest, int q, double epsilon) {
    int h = honest.count();
    float[] mean = honest.mean(Compute.SERIAL);
    double[] toU = new double[h];
    double delta = Double.POSITIVE_INFINITY;
    for (int i = 0; i < h; i++) {
      for (int j = 0; j < mean.length; j++) {
        double difference = honest.row(i)[j] + epsilon * mean[j];
        toU[i] += difference * difference;
      }
      delta = Math.min(delta, toU[i]);
      for (int k = 0; k < i; k++) {
        double sum = 0;
        for (int j = 0; j < mean.length; j++) {
          double difference = (double) honest.row(i)[j] - honest.row(k)[j];
          sum += difference * difference;
        }
        delta = Math.min(delta, sum);
      }
    }
    double paid = Arrays.stream(toU).sorted().limit(h + q - 2 * q - 1).sum();
    return (h - 2) * delta > paid * (1 + 1e-6);
  }

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
        for (WeightPieces.Piece piece : pieces.pieces()) {
          if (piece.hi() < piece.lo() * 1.001) {
            continue;
          }
          double first = piece.lo() == 0 ? piece.hi() / 1e3 : piece.lo() * (1 + 2e-4);
          double last = piece.hi() == Double.POSITIVE_INFINITY ? 10 * first : piece.hi() / 1.0002;
          for (double epsilon : new double[] {first, last}) {
            assertEquals(
                pieces.byzantine(piece) > 0,
                isChosen(question, rule, epsilon),
                kind + " " + piece + " at " + epsilon);
          }
        }
      }
    }
  }

  private static boolean isChosen(Question question, String rule, double epsilon) {
    float[] u = IpmProfile.line(question).vector(epsilon);
    float[][] q = new float[question.byzantine()][];
    Arrays.fill(q, u);
    double[] weights =
        Aggregator.parse(rule)
            .aggregate(Samples.with(question.honest(), q), question.byzantine())
            .weights();
    return Arrays.stream(weights, question.honest().count(), weights.length).sum() > 0;
  }

  @Test
  void krumsBreaksAreWhereItsOutputPointsAway() {
    Gradients honest = Samples.of(Samples.Kind.NORMAL, 14, 400, 2);
    Question question = Question.of(honest, 11, Aggregator.parse("krum"), Compute.SERIAL);
    IpmProfile profile = IpmProfile.of(question, new double[0]);
    assertEquals(Theorem2.of(question).krumEpsilon(), profile.breaks().get(0).hi(), 1e-12);
    assertEquals(0, profile.breaks().get(0).lo());
  }

  @Test
  void nothingHoldsWithoutEnoughVectorsOrWithoutAttackers() {
    Gradients honest = Samples.of(Samples.Kind.NORMAL, 5, 6, 2);
    for (int q : new int[] {0, 3}) {
      Theorem2 theorem =
          Theorem2.of(Question.of(honest, q, Aggregator.parse("median"), Compute.SERIAL));
      assertFalse(theorem.holds());
      assertTrue(Double.isNaN(theorem.epsilon()) && Double.isNaN(theorem.krumEpsilon()));
    }
  }
}
