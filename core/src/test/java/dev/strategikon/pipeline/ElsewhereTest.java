package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.bits.Shards;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.NotFiniteException;
import dev.strategikon.rule.Round;
import dev.strategikon.samples.Elsewhere;
import dev.strategikon.samples.Rounds;
import dev.strategikon.samples.Samples;
import dev.strategikon.slow.Specs;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Where the vectors lie changes no bit of any rule's result. */
class ElsewhereTest {
  @Property(tries = 4)
  void resultsHaveTheSameBits(
      @ForAll @IntRange(min = 3, max = 12) int m,
      @ForAll @IntRange(min = 1, max = 20_000) int d,
      @ForAll long seed) {
    for (String spec : specs()) {
      int vectors = Math.max(m, new RuleLaws(spec).fewestVectors());
      sameBits(spec, Samples.normal(vectors, d, 0, 1, seed));
    }
  }

  /** Here rows are read again: in double, or for the differences of near pairs. */
  @Property(tries = 2)
  void soHaveThoseOfHugeAndOfNearVectors(@ForAll long seed) {
    for (String spec : specs()) {
      float[][] rows = Samples.normal(9, 5000, 1e6, 1, seed);
      rows[2] = Samples.normal(1, 5000, 0, 1e30, seed)[0];
      rows[5] = rows[4].clone();
      sameBits(spec, rows);
    }
  }

  @Property(tries = 4)
  void oneNumberThatIsNotFiniteIsFound(@ForAll long seed) {
    Random random = new Random(seed);
    float[][] rows = Samples.normal(9, 9000, 0, 1, seed);
    int vector = random.nextInt(rows.length);
    rows[vector][random.nextInt(9000)] = List.of(Float.NaN, 1 / 0f, -1 / 0f).get(random.nextInt(3));
    for (String spec : specs()) {
      Gradients elsewhere = Gradients.of(new Elsewhere(rows));
      Round round = Rounds.first(9000);
      Aggregator aggregator = Aggregator.parse(spec);
      String message =
          assertThrows(
                  NotFiniteException.class,
                  () -> aggregator.aggregate(elsewhere, 0, round, new Compute(2)),
                  spec)
              .getMessage();
      assertEquals("Vector " + vector + " is not finite", message, spec);
    }
  }

  @Example
  void rulesThatAskForMoreThanBlocksSaySo() {
    assertTrue(Aggregator.parse("krum").readsBlocks());
    assertTrue(Aggregator.parse("nnm | trimmed-mean").readsBlocks());
    assertFalse(Aggregator.parse("signguard").readsBlocks());
    assertFalse(Aggregator.parse("fltrust").readsBlocks());
    assertFalse(Aggregator.parse("median | guard").readsBlocks());
  }

  private static void sameBits(String spec, float[][] rows) {
    Aggregator aggregator = Aggregator.parse(spec);
    Round round = Rounds.first(rows[0].length);
    Gradients here = Gradients.of(rows);
    Gradients elsewhere = Gradients.of(new Elsewhere(rows));
    float[] expected = aggregator.aggregate(here, 0, round, Compute.SERIAL).vector();
    float[] actual = aggregator.aggregate(elsewhere, 0, round, new Compute(3)).vector();
    assertArrayEquals(Shards.bits(expected), Shards.bits(actual), spec);
  }

  private static List<String> specs() {
    Stream<String> pipelines =
        Specs.preAggregators().stream()
            .flatMap(stage -> Stream.of(stage + " | krum", stage + " | median"));
    return Stream.of(Specs.rules().stream(), pipelines).flatMap(all -> all).toList();
  }
}
