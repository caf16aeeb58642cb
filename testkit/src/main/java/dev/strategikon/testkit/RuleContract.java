package dev.strategikon.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.strategikon.audit.IpmProfile;
import dev.strategikon.audit.Question;
import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import dev.strategikon.compute.LocalShards;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.Vectors;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.profile.Interval;
import dev.strategikon.random.Draws;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.Rule;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What the program expects of a rule, as tests. Extend it and return the rule:
 *
 * <pre>{@code
 * class CentralTest extends RuleContract {
 *   protected Rule rule() {
 *     return new Central();
 *   }
 * }
 * }</pre>
 *
 * <p>A law that the rule is not meant to obey is left out by {@link #lacks}. The vectors are normal
 * numbers, drawn from fixed seeds.
 */
public abstract class RuleContract {
  /** What rules usually do and some are not meant to. */
  public enum Law {
    /** The order of the vectors does not matter. */
    ANY_ORDER,
    /** If all vectors move by one vector, so does the aggregate. */
    MOVES_ALONG
  }

  private static final int EXAMPLES = 5;

  /** For subclasses. */
  protected RuleContract() {}

  /** {@return the rule, with m = {@link #workers} and q = {@link #byzantine} in its range} */
  protected abstract Rule rule();

  /** {@return m} */
  protected int workers() {
    return 11;
  }

  /** {@return q, at least 1} */
  protected int byzantine() {
    return 3;
  }

  /** {@return the difference of two numbers of about 1 that counts as rounding} */
  protected float tolerance() {
    return 1e-4f;
  }

  /** {@return the laws that the rule does not obey} */
  protected Set<Law> lacks() {
    return EnumSet.noneOf(Law.class);
  }

  /** Any order of the vectors gives the same aggregate, up to rounding. */
  @Test
  void theOrderOfTheVectorsDoesNotMatter() {
    assumeFalse(lacks().contains(Law.ANY_ORDER));
    for (int seed = 0; seed < EXAMPLES; seed++) {
      float[][] rows = normal(workers(), 300, seed);
      int[] order = Draws.of(seed, "order").permutation(rows.length);
      float[][] permuted = Arrays.stream(order).mapToObj(i -> rows[i]).toArray(float[][]::new);
      assertArrayEquals(aggregate(rows), aggregate(permuted), tolerance());
    }
  }

  /** Vectors that all move by 8 move the aggregate by 8, up to rounding. */
  @Test
  void theAggregateMovesWithTheVectors() {
    assumeFalse(lacks().contains(Law.MOVES_ALONG));
    for (int seed = 0; seed < EXAMPLES; seed++) {
      float[][] rows = normal(workers(), 300, seed);
      // Multiples of 1/1024: adding 8 rounds nothing, so that no choice changes.
      Arrays.stream(rows).forEach(row -> map(row, value -> Math.round(value * 1024) / 1024f));
      float[] expected = aggregate(rows);
      map(expected, value -> value + 8);
      Arrays.stream(rows).forEach(row -> map(row, value -> value + 8));
      assertArrayEquals(expected, aggregate(rows), tolerance());
    }
  }

  /** The vectors are as they were, and the same call gives the same bits. */
  @Test
  void theVectorsAreNotWrittenAndTheBitsRepeat() {
    float[][] rows = normal(workers(), 300, 1);
    float[][] before = Arrays.stream(rows).map(float[]::clone).toArray(float[][]::new);
    int[] first = bits(aggregate(rows));
    for (int i = 0; i < rows.length; i++) {
      assertArrayEquals(bits(before[i]), bits(rows[i]), "vector " + i);
    }
    assertArrayEquals(first, bits(aggregate(rows)));
  }

  /** One thread and several give the same bits. */
  @Test
  void theBitsAreTheSameOnAnyNumberOfThreads() {
    Gradients vectors = Gradients.of(normal(workers(), 5 * Blocks.SIZE + 77, 2));
    int[] one = bits(aggregate(vectors, Compute.SERIAL));
    for (int threads : new int[] {2, 3, 8}) {
      assertArrayEquals(one, bits(aggregate(vectors, new Compute(threads))), threads + " threads");
    }
  }

  /** Shards of the coordinates give the bits of one process, unless the rule sees whole vectors. */
  @Test
  void theBitsAreTheSameOnAnyNumberOfShards() {
    assumeFalse(Aggregator.of(rule()).needsOneProcess(), "a rule of whole vectors has no shards");
    int d = 5 * Blocks.SIZE + 77;
    float[][] rows = normal(workers(), d, 3);
    float[] whole = aggregate(Gradients.of(rows), Compute.SERIAL);
    for (int most : new int[] {2, 3}) {
      float[] joined = new float[d];
      LocalShards.run(
          d,
          most,
          1,
          place -> {
            float[] own = aggregate(Gradients.of(place.slice(rows)), place.compute());
            System.arraycopy(own, 0, joined, place.from(), own.length);
            return null;
          });
      assertArrayEquals(bits(whole), bits(joined), most + " shards");
    }
  }

  /**
   * The profile under inner product manipulation is what the rule does at each ε. If it is said to
   * be exact, no ε of a fine grid has another sign, or a lower value than the infimum.
   */
  @Test
  void theProfileIsWhatTheRuleDoes() {
    double[] epsilons =
        IntStream.rangeClosed(-60, 60).mapToDouble(k -> Math.pow(10, k / 20.0)).toArray();
    for (int seed = 0; seed < EXAMPLES; seed++) {
      Gradients honest = Gradients.of(normal(workers() - byzantine(), 4, seed));
      Question question = Question.of(honest, byzantine(), Aggregator.of(rule()), Compute.SERIAL);
      IpmProfile profile = IpmProfile.of(question, epsilons);
      double scale =
          Arrays.stream(epsilons).map(e -> Math.abs(product(question, e))).max().orElse(0);
      for (int k = 0; k < epsilons.length; k++) {
        double expected = product(question, epsilons[k]);
        double noise = 1e-4 * (Math.abs(expected) + scale / 100);
        assertEquals(expected, profile.products()[k], noise, "at epsilon " + epsilons[k]);
        if (profile.exact() && Math.abs(expected) > noise) {
          assertEquals(
              expected < 0, isBroken(profile, epsilons[k]), "the sign at epsilon " + epsilons[k]);
        }
        assertTrue(
            !profile.exact() || profile.worst().innerProduct() <= expected + noise,
            "below the infimum at epsilon " + epsilons[k]);
      }
    }
  }

  /** More Byzantine vectors than there are vectors must be refused. */
  @Test
  void impossibleCountsAreRefused() {
    assumeTrue(Aggregator.of(rule()).isDefined(workers(), byzantine()), "see workers()");
    assertTrue(
        !Aggregator.of(rule()).isDefined(workers(), workers() + 1), "q = m + 1 passes check");
    assertTrue(!Aggregator.of(rule()).isDefined(workers(), -1), "q = -1 passes check");
  }

  private static boolean isBroken(IpmProfile profile, double epsilon) {
    for (Interval broken : profile.breaks()) {
      if (epsilon > broken.lo() && epsilon < broken.hi()) {
        return true;
      }
    }
    return false;
  }

  private static double product(Question question, double epsilon) {
    float[] mean = question.reference();
    float[] u = new float[mean.length];
    for (int j = 0; j < u.length; j++) {
      u[j] = (float) (-epsilon * mean[j]);
    }
    Gradients received = question.honest().withAll(Vectors.repeat(u, question.byzantine()));
    float[] aggregate =
        question
            .rule()
            .aggregate(received, question.byzantine(), question.round(), question.compute())
            .vector();
    double sum = 0;
    for (int j = 0; j < u.length; j++) {
      sum += (double) mean[j] * aggregate[j];
    }
    return sum;
  }

  private float[] aggregate(float[][] rows) {
    return aggregate(Gradients.of(rows), Compute.SERIAL);
  }

  private float[] aggregate(Gradients vectors, Compute compute) {
    return Aggregator.of(rule()).aggregate(vectors, byzantine(), Round.FIRST, compute).vector();
  }

  private static float[][] normal(int m, int d, int seed) {
    Draws draws = Draws.of(seed, "rule-contract");
    float[][] rows = new float[m][d];
    Arrays.stream(rows).forEach(row -> map(row, value -> (float) draws.nextGaussian() + 0.3f));
    return rows;
  }

  private interface FloatMap {
    float of(float value);
  }

  private static void map(float[] values, FloatMap map) {
    for (int j = 0; j < values.length; j++) {
      values[j] = map.of(values[j]);
    }
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    Arrays.setAll(bits, j -> Float.floatToRawIntBits(values[j]));
    return bits;
  }
}
