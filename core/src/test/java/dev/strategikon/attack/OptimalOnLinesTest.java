package dev.strategikon.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.random.Draws;
import dev.strategikon.samples.AllKnowing;
import dev.strategikon.samples.Samples;
import dev.strategikon.slow.SlowPipeline;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The attacks that adapt find the least product of their line, as a fine grid shows. */
class OptimalOnLinesTest {
  private static final int CASES = Integer.getInteger("strategikon.cases", 4);

  @Test
  void alieAgainstKrumByHand() {
    Gradients honest = Samples.column(-.35f, .07f, .78f, .05f);
    float[] mean = honest.mean(Compute.SERIAL);
    float[] u = attack("alie-optimal", honest, 1, "krum");
    // Beside -0.35, which is chosen then.
    assertEquals(-.35 / .1375, product(honest, 1, "krum", u) / (mean[0] * mean[0]), 1e-2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "krum",
        "multi-krum",
        "mda",
        "monna",
        "cge",
        "smea",
        "median",
        "trimmed-mean",
        "meamed",
        "phocas",
        "bulyan",
        "nnm | krum",
        "geometric-median",
        "centered-clipping(radius=1)"
      })
  void noPlaceOfAGridIsLower(String rule) {
    List<String> wrong = new ArrayList<>();
    for (int k = 0; k < CASES; k++) {
      Draws draws = Draws.of(1, "on lines", k);
      int h = 6 + draws.nextInt(3);
      Gradients honest =
          Samples.of(
              k % 2 == 0 ? Samples.Kind.NORMAL : Samples.Kind.TIES, h, 1 + draws.nextInt(3), k);
      float[] mean = honest.mean(Compute.SERIAL);
      float[] deviation = honest.deviation(mean, Compute.SERIAL);
      double scale = 0;
      for (int j = 0; j < mean.length; j++) {
        scale += Math.abs(mean[j]) * (Math.abs(mean[j]) + deviation[j]);
      }
      double ipm = product(honest, 1, rule, attack("ipm-optimal", honest, 1, rule));
      double alie = product(honest, 1, rule, attack("alie-optimal", honest, 1, rule));
      double leastIpm = Double.POSITIVE_INFINITY;
      double leastAlie = Double.POSITIVE_INFINITY;
      for (double t = 1.001e-2; t < 1e3; t *= 1.01) {
        leastIpm = Math.min(leastIpm, product(honest, 1, rule, on(null, mean, -t)));
        for (double sign : new double[] {1, -1}) {
          leastAlie = Math.min(leastAlie, product(honest, 1, rule, on(mean, deviation, sign * t)));
        }
      }
      double slack = 2e-3 * scale;
      if (ipm > leastIpm + slack || alie > leastAlie + slack) {
        wrong.add(
            "case %d: ipm %s of %s, alie %s of %s".formatted(k, ipm, leastIpm, alie, leastAlie));
      }
    }
    assertTrue(wrong.isEmpty(), () -> rule + wrong);
  }

  private static float[] on(float[] base, float[] direction, double t) {
    float[] u = new float[direction.length];
    for (int j = 0; j < u.length; j++) {
      u[j] = (float) ((base == null ? 0 : base[j]) + t * direction[j]);
    }
    return u;
  }

  private static float[] attack(String attack, Gradients honest, int q, String rule) {
    Knowledge knowledge = AllKnowing.of(honest, q, Aggregator.parse(rule), Compute.SERIAL);
    return ((GradientAttack) Attacks.parse(attack)).vectors(knowledge)[0];
  }

  private static double product(Gradients honest, int q, String rule, float[] u) {
    return Samples.product(
        honest.mean(Compute.SERIAL),
        SlowPipeline.parse(rule).aggregate(Samples.received(honest, u, q), q));
  }
}
