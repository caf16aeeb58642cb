package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.strategikon.bits.Shards;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.rule.Round;
import dev.strategikon.samples.Rounds;
import dev.strategikon.samples.Samples;
import dev.strategikon.slow.Specs;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The number of threads changes no bit of any rule's result. */
class ThreadsTest {
  @Property(tries = 8)
  void threadsDoNotChangeABit(
      @ForAll @IntRange(min = 3, max = 12) int m,
      @ForAll @IntRange(min = 1, max = 20_000) int d,
      @ForAll long seed) {
    Stream<String> pipelines =
        Specs.preAggregators().stream()
            .flatMap(stage -> Stream.of(stage + " | krum", stage + " | median"));
    Stream<String> guarded = Specs.guards().stream().map(guard -> "median | " + guard);
    Round round = Rounds.first(d);
    for (String spec :
        Stream.of(Specs.rules().stream(), pipelines, guarded).flatMap(specs -> specs).toList()) {
      int vectors = Math.max(m, new RuleLaws(spec).fewestVectors());
      Gradients gradients = Gradients.of(Samples.normal(vectors, d, 0, 1, seed));
      Aggregator aggregator = Aggregator.parse(spec);
      float[] one = aggregator.aggregate(gradients, 0, round, Compute.SERIAL).vector();
      float[] three = aggregator.aggregate(gradients, 0, round, new Compute(3)).vector();
      assertArrayEquals(Shards.bits(one), Shards.bits(three), spec);
    }
  }
}
