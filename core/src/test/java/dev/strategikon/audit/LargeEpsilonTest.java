package dev.strategikon.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.profile.Interval;
import dev.strategikon.samples.Samples;
import dev.strategikon.slow.SlowPipeline;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles up to the longest vectors that floats can hold. */
class LargeEpsilonTest {
  /** From some ε on all attackers are clipped to one length; nothing changes any more. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "clipping | cge",
        "arc | cge",
        "clipping | krum",
        "arc | geometric-median",
        "geometric-median",
        "centered-clipping(radius=1, iterations=3)"
      })
  void noFalseBreakAtALargeEpsilon(String spec) {
    Gradients honest = Samples.of(Samples.Kind.NORMAL, 9, 30, 4);
    Question question = Question.of(honest, 2, Aggregator.parse(spec), Compute.SERIAL);
    double[] epsilons = {1e2, 1e5, 1e8, 1e11, 1e14, 1e20, 1e30, 1e37};
    IpmProfile profile = IpmProfile.of(question, epsilons);
    for (int k = 0; k < epsilons.length; k++) {
      float[] u = IpmProfile.line(question).vector(epsilons[k]);
      double expected =
          Samples.product(
              question.reference(),
              SlowPipeline.parse(spec).aggregate(Samples.received(honest, u, 2), 2));
      double epsilon = epsilons[k];
      assertEquals(expected, profile.products()[k], 1e-4 * Math.abs(expected), "at " + epsilon);
      boolean isNegative =
          profile.breaks().stream().anyMatch(b -> b.lo() < epsilon && epsilon < b.hi());
      assertEquals(expected < 0, isNegative, () -> epsilon + " with " + profile.breaks());
    }
    List<Interval> breaks = profile.breaks();
    assertEquals(
        0, breaks.stream().filter(b -> b.lo() > 1e3).count(), () -> "false breaks " + breaks);
  }
}
