package dev.strategikon.pipeline;

import dev.strategikon.audit.Alignment;
import dev.strategikon.audit.ByzantineWeight;
import dev.strategikon.bits.Shards;
import dev.strategikon.compute.Blocks;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.rule.Round;
import dev.strategikon.samples.Rounds;
import dev.strategikon.samples.Samples;
import dev.strategikon.slow.Specs;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Shards of the coordinates aggregate to the bits of one process. */
class ShardedRulesTest {
  private static final int[] COUNTS = {1, 2, 3, 5, 16};

  /** Ten blocks, the last one short. */
  private static final int D = 9 * Blocks.SIZE + 137;

  private static final int M = 11;
  private static final int Q = 2;

  /** Every rule, every pre-aggregator before both kinds of rules, and longer pipelines. */
  static Stream<String> pipelines() {
    return Stream.of(
            Specs.rules().stream(),
            Specs.preAggregators().stream()
                .flatMap(stage -> Stream.of(stage + " | krum(neighbours=3)", stage + " | median")),
            Specs.guards().stream()
                .flatMap(guard -> Stream.of("median | " + guard, "krum(q=1) | " + guard)),
            Stream.of(
                "clipping(radius=60) | nnm | geometric-median",
                "arc | nnm | centered-clipping(radius=3)",
                "bucketing(size=3) | nnm | meamed(q=1)",
                "nnm | bulyan"))
        .flatMap(names -> names);
  }

  @ParameterizedTest
  @MethodSource("pipelines")
  void everyPipelineHasTheSameBits(String spec) {
    assertSame(spec, normal());
  }

  /**
   * Vectors that are equal, or too long or too short for float's range: each in one shard alone.
   */
  @ParameterizedTest
  @MethodSource("pipelines")
  void vectorsOfAwkwardLengthsHaveTheSameBits(String spec) {
    float[][] rows = normal();
    Arrays.fill(rows[2], 0);
    Arrays.fill(rows[3], 0);
    rows[3][7 * Blocks.SIZE + 5] = 1e-30f;
    Arrays.fill(rows[4], 0);
    rows[5][3] = 3e37f;
    rows[6] = rows[7].clone();
    rows[8] = rows[7].clone();
    rows[8][D - 1] += 1e-3f;
    rows[9] = rows[10];
    assertSame(spec, rows);
  }

  private static void assertSame(String spec, float[][] rows) {
    float[] previous = rows[0];
    boolean[] byzantine = new boolean[M];
    byzantine[1] = true;
    byzantine[9] = true;
    Shards.assertSame(
        D,
        COUNTS,
        place -> {
          Aggregator rule = Aggregator.parse(spec);
          Gradients own = Gradients.of(place.slice(rows));
          Round round =
              new Round(3, 1, place.slice(previous), Rounds.sample(D, place))
                  .with(Rounds.layers(D));
          Aggregate aggregate = rule.aggregate(own, Q, round, place.compute());
          Alignment alignment =
              Alignment.of(own.mean(place.compute()), aggregate.vector(), place.compute());
          double weight =
              ByzantineWeight.of(
                  rule.rule(), Q, aggregate, own, byzantine, place.compute().shard());
          return new Shards.Answer(
              Arrays.toString(aggregate.weights()) + alignment + weight, aggregate.vector());
        });
  }

  private static float[][] normal() {
    return Samples.normal(M, D, 0.1, 1, 8);
  }
}
