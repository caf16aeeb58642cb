package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.random.Draws;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.ServerSample;
import dev.strategikon.rule.guard.Guard;
import dev.strategikon.samples.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules and guards that see the gradient of the server's own sample. */
class ServerSampleTest {
  private static final ServerSample EAST = sample(new float[] {2, 0});

  /** Two that descend, one that climbs, and one orthogonal to the sample. */
  private static final Gradients FOUR =
      Gradients.of(
          new float[] {1, 1}, new float[] {3, -4}, new float[] {-1, 0}, new float[] {0, 5});

  private static ServerSample sample(float[]... pieces) {
    return ServerSample.of(Gradients.of(pieces), Compute.SERIAL);
  }

  /**
   * The scores with ρ = 0.1: 2 − 0.2, 6 − 2.5, −2 − 0.1, 0 − 2.5. The cosines: 1/√2, 0.6, −1, 0,
   * and all have the length 2.
   */
  @ParameterizedTest
  @CsvSource({
    "'zeno(gamma=1, rho=0.1)', 2, 2, -1.5",
    "'zeno(gamma=1, rho=0.1)', 3, 3, -4",
    "'zeno(gamma=1, rho=0.1, b=1)', 2, 1, -1",
    "'zeno(gamma=1, rho=3)', 2, 0, 0.5",
    "fltrust, 2, 1.3158833, 0.0306020",
    "'mean | guard', 2, 0.75, 0.5",
  })
  void byHand(String rule, int q, float east, float north) {
    assertArrayEquals(new float[] {east, north}, aggregate(rule, FOUR, q, EAST), 1e-6f);
  }

  @Test
  void nobodyIsTrusted() {
    Gradients opposite = Gradients.of(new float[] {-1, 1}, new float[] {0, 0});
    assertArrayEquals(new float[2], aggregate("fltrust", opposite, 0, EAST));
  }

  @Test
  void aGuardCorrectsWhatClimbs() {
    Gradients west = Gradients.of(new float[] {-3, 4});
    assertArrayEquals(new float[] {2, 0}, aggregate("mean | guard", west, 0, EAST));
    assertArrayEquals(
        new float[] {0, 4}, aggregate("mean | guard(correction=project)", west, 0, EAST));
    // A sample without a direction says nothing.
    ServerSample none = sample(new float[2]);
    assertArrayEquals(new float[] {-3, 4}, aggregate("mean | guard", west, 0, none));
  }

  /** The products 1 and 3 have mean 2 and s/√k = 1; t is 6.31 for 5 %, 1 for 25 %. */
  @Test
  void aLevelAsksForCertainty() {
    ServerSample two = sample(new float[] {1, 0}, new float[] {3, 0});
    float[] east = {1, 7};
    Gradients one = Gradients.of(east);
    assertArrayEquals(east, aggregate("mean | guard", one, 0, two));
    assertArrayEquals(east, aggregate("mean | guard(level=0.25)", one, 0, two));
    assertArrayEquals(new float[] {2, 0}, aggregate("mean | guard(level=0.05)", one, 0, two));
    // To ⟨g₀, A⟩ = 6.3138, so A moves east by (6.3138 − 2)/2.
    assertArrayEquals(
        new float[] {1 + 2.15688f, 7},
        aggregate("mean | guard(correction=project, level=0.05)", one, 0, two),
        1e-5f);
    assertEquals(
        "guard(level=0.05) needs a server's sample of at least 2 pieces, got 1: give a file of"
            + " shape (k, d), in training server-pieces, or level=0.5",
        assertThrows(
                IllegalArgumentException.class,
                () -> aggregate("mean | guard(level=0.05)", one, 0, EAST))
            .getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"server", "project"})
  void theProductWithTheSampleIsNeverNegative(String correction) {
    Aggregator guarded =
        Aggregator.parse("krum(neighbours=2) | guard(correction=" + correction + ")");
    int corrected = 0;
    for (int seed = 0; seed < 50; seed++) {
      Gradients received = Gradients.of(Samples.normal(6, 30, 0, 1, seed));
      ServerSample sample = sample(Samples.normal(1, 30, 0, 1, 1000L + seed));
      Round round = Round.FIRST.with(sample);
      float[] before =
          Aggregator.parse("krum(neighbours=2)")
              .aggregate(received, 1, round, Compute.SERIAL)
              .vector();
      float[] after = guarded.aggregate(received, 1, round, Compute.SERIAL).vector();
      assertTrue(product(sample.gradient(), after) >= -1e-5, correction);
      boolean passes = product(sample.gradient(), before) >= 0;
      corrected += passes ? 0 : 1;
      if (passes) {
        assertArrayEquals(before, after);
      }
    }
    assertTrue(corrected > 10 && corrected < 40, "corrected " + corrected);
  }

  /** A that is orthogonal to the true gradient passes with the probability of the level. */
  @ParameterizedTest
  @CsvSource({"0.05, 10", "0.2, 3", "0.01, 25"})
  void theLevelIsThatOfTheTest(double level, int pieces) {
    Guard guard = new Guard(Guard.Kind.SERVER, level);
    float[] aggregate = {3, 4, 0};
    int tries = 20_000;
    int passed = 0;
    for (int k = 0; k < tries; k++) {
      Draws draws = Draws.of(k, "level");
      float[][] rows = new float[pieces][];
      for (int j = 0; j < pieces; j++) {
        // The mean (−4, 3, 1) is orthogonal to A.
        rows[j] =
            new float[] {
              (float) (-4 + draws.nextGaussian()),
              (float) (3 + 2 * draws.nextGaussian()),
              (float) (1 + draws.nextGaussian())
            };
      }
      Round round = Round.FIRST.with(sample(rows));
      passed += guard.correct(aggregate.clone(), round, Compute.SERIAL) ? 0 : 1;
    }
    double deviation = Math.sqrt(level * (1 - level) / tries);
    assertEquals(level, (double) passed / tries, 4 * deviation);
  }

  @Test
  void specsAreCompletedAndShortened() {
    assertEquals(
        "nnm | krum(neighbours=m-q-2, q=3) | guard(correction=server, level=0.05)",
        Rules.parse("nnm | krum(q=3) | guard(level=5e-2)").text());
    assertEquals(
        "nnm | krum(q=3) | guard(level=0.05)",
        Rules.parse("nnm|krum(q=3)|guard(correction=server, level=0.050)").brief());
    assertEquals(3, Aggregator.parse("krum(q=3) | guard").declared(7));
  }

  @Test
  void whatPassesIsNotWritten() {
    float[] aggregate = {1, 5};
    Guard guard = new Guard(Guard.Kind.PROJECT, 0.5);
    assertFalse(guard.correct(aggregate, Round.FIRST.with(EAST), Compute.SERIAL));
    assertArrayEquals(new float[] {1, 5}, aggregate);
  }

  private static double product(float[] a, float[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += (double) a[j] * b[j];
    }
    return sum;
  }

  private static float[] aggregate(String rule, Gradients vectors, int q, ServerSample sample) {
    return Aggregator.parse(rule)
        .aggregate(vectors, q, Round.FIRST.with(sample), Compute.SERIAL)
        .vector();
  }
}
