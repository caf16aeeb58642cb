package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.samples.Samples;
import dev.strategikon.slow.Specs;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Duplicates, subnormals and huge values give finite results, whatever the rule. */
class ExtremeValuesTest {
  @Property(tries = 15)
  void resultsAreFinite(
      @ForAll @IntRange(min = 3, max = 30) int m,
      @ForAll @IntRange(min = 1, max = 300) int d,
      @ForAll long seed) {
    for (String spec : Specs.rules()) {
      check(spec, m, d, seed);
    }
    for (String stage : Specs.preAggregators()) {
      check(stage + " | krum", m, d, seed);
      check(stage + " | trimmed-mean", m, d, seed);
    }
    check("clipping(radius=5) | nnm | geometric-median", m, d, seed);
  }

  private static void check(String spec, int m, int d, long seed) {
    RuleLaws laws = new RuleLaws(spec);
    int vectors = Math.max(m, laws.fewestVectors());
    float[][] rows = Samples.awkward(vectors, d, seed);
    rows[1] = rows[0].clone();
    rows[2] = rows[0];
    for (float x : laws.aggregate(rows, laws.mostByzantine(vectors))) {
      assertTrue(Float.isFinite(x), spec);
    }
  }
}
