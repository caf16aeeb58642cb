package dev.strategikon.simd;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.kernel.ScalarKernels;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;
import dev.strategikon.samples.Rounds;
import dev.strategikon.samples.Samples;
import dev.strategikon.slow.Specs;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of the catalogue gives the same bits with both kernels, on any number of threads. */
class SameRulesTest {
  static final Compute SCALAR = new Compute(1, new ScalarKernels());
  static final Compute SIMD = new Compute(2, new SimdKernels());

  /** Every rule, every pre-aggregator before both kinds of rules, and a longer pipeline. */
  static Stream<String> pipelines() {
    return Stream.of(
            Specs.rules().stream(),
            Specs.preAggregators().stream()
                .flatMap(stage -> Stream.of(stage + " | cge", stage + " | trimmed-mean(q=1)")),
            Specs.guards().stream().map(guard -> "median | " + guard),
            Stream.of("centered-clipping(radius=50, iterations=3)", "arc | nnm | geometric-median"))
        .flatMap(specs -> specs);
  }

  @ParameterizedTest
  @MethodSource("pipelines")
  void rulesHaveTheSameBits(String spec) {
    Aggregator rule = Aggregator.parse(spec);
    for (int d : new int[] {1, 17, 207, 4097, 20_001}) {
      Gradients gradients = gradients(11, d);
      Round round = Rounds.first(d);
      KernelData.assertBits(
          rule.aggregate(gradients, 2, round, SCALAR).vector(),
          rule.aggregate(gradients, 2, round, SIMD).vector());
    }
  }

  /** Two are near to each other: their distance is computed from differences. */
  static Gradients gradients(int m, int d) {
    float[][] rows = Samples.normal(m, d, 0.1, 1, d);
    rows[1] = rows[0].clone();
    rows[1][d / 2] += 0.01f;
    return Gradients.of(rows);
  }
}
