package dev.strategikon.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.audit.Question;
import dev.strategikon.audit.ToleranceAudit;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.kernel.ScalarKernels;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.random.Draws;
import dev.strategikon.rule.Round;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole rules and attacks give the same bits with both kernels, on any number of threads. */
class SameBitsTest {
  private static final Compute SCALAR = new Compute(1, new ScalarKernels());
  private static final Compute SIMD = new Compute(2, new SimdKernels());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mean",
        "median",
        "trimmed-mean",
        "meamed",
        "phocas",
        "sign-majority",
        "krum",
        "multi-krum",
        "mda",
        "monna",
        "smea",
        "caf",
        "cge",
        "geometric-median",
        "centered-clipping(radius=50, iterations=3)",
        "bulyan",
        "nnm | trimmed-mean",
        "arc | nnm | geometric-median",
        "bucketing(size=2) | median"
      })
  void rules(String rule) {
    for (int d : new int[] {1, 17, 207, 4097, 20_001}) {
      Gradients gradients = gradients(11, d);
      float[] expected =
          Aggregator.parse(rule).aggregate(gradients, 2, Round.FIRST, SCALAR).vector();
      assertBits(
          expected, Aggregator.parse(rule).aggregate(gradients, 2, Round.FIRST, SIMD).vector());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ipm(epsilon=0.5)", "ipm-optimal", "opposite-side", "alie", "min-max", "min-sum"})
  void attacks(String spec) {
    GradientAttack attack = (GradientAttack) Attacks.parse(spec);
    Gradients honest = gradients(11, 5000);
    Aggregator krum = Aggregator.parse("krum");
    float[][] expected = attack.vectors(Knowledge.of(honest, 3, krum, SCALAR));
    float[][] actual = attack.vectors(Knowledge.of(honest, 3, krum, SIMD));
    for (int i = 0; i < expected.length; i++) {
      assertBits(expected[i], actual[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"median", "meamed", "krum", "bulyan", "nnm | trimmed-mean"})
  void audits(String spec) {
    Gradients honest = gradients(11, 5000);
    double[] epsilons = {0, 0.1, 1, 30};
    ToleranceAudit expected =
        ToleranceAudit.of(Question.of(honest, 2, Aggregator.parse(spec), SCALAR), epsilons);
    ToleranceAudit actual =
        ToleranceAudit.of(Question.of(honest, 2, Aggregator.parse(spec), SIMD), epsilons);
    assertArrayEquals(expected.ipm().products(), actual.ipm().products());
    assertEquals(expected.ipm().breaks(), actual.ipm().breaks());
    assertEquals(expected.ipm().worst(), actual.ipm().worst());
    assertEquals(expected.bound().innerProduct(), actual.bound().innerProduct());
    assertBits(expected.bound().vectors()[0], actual.bound().vectors()[0]);
    assertEquals(expected.theorem1(), actual.theorem1());
    assertEquals(expected.theorem2(), actual.theorem2());
  }

  private static Gradients gradients(int m, int d) {
    float[][] rows = new float[m][d];
    for (int i = 0; i < m; i++) {
      Draws draws = Draws.of(d, "gradients", i);
      for (int j = 0; j < d; j++) {
        rows[i][j] = (float) (0.1 + draws.nextGaussian());
      }
    }
    // Near to another: its distance is computed from differences.
    rows[1] = rows[0].clone();
    rows[1][d / 2] += 0.01f;
    return Gradients.of(rows);
  }

  private static void assertBits(float[] expected, float[] actual) {
    int[] bits = new int[expected.length];
    int[] others = new int[expected.length];
    Arrays.setAll(bits, j -> Float.floatToIntBits(expected[j]));
    Arrays.setAll(others, j -> Float.floatToIntBits(actual[j]));
    for (int j = 0; j < bits.length; j++) {
      assertEquals(bits[j], others[j], "coordinate " + j);
    }
  }
}
