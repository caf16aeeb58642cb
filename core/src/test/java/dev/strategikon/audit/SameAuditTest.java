package dev.strategikon.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An audit has the same bits on any number of threads; d is some blocks and a rest. */
class SameAuditTest {
  @ParameterizedTest
  @ValueSource(strings = {"median", "meamed", "krum", "bulyan", "nnm | trimmed-mean"})
  void threadsChangeNothing(String rule) {
    Gradients honest = Samples.of(Samples.Kind.NORMAL, 7, 9_000, 4);
    double[] epsilons = {-1, 0, 0.3, 1, 40};
    ToleranceAudit one = audit(honest, rule, 1, epsilons);
    for (int threads : new int[] {2, 3}) {
      ToleranceAudit more = audit(honest, rule, threads, epsilons);
      assertArrayEquals(one.ipm().products(), more.ipm().products());
      assertEquals(one.ipm().breaks(), more.ipm().breaks());
      assertEquals(one.ipm().worst(), more.ipm().worst());
      assertEquals(one.bound().innerProduct(), more.bound().innerProduct());
      assertArrayEquals(one.bound().vectors()[0], more.bound().vectors()[0]);
      assertEquals(one.theorem1(), more.theorem1());
      assertEquals(one.theorem2(), more.theorem2());
    }
  }

  private static ToleranceAudit audit(
      Gradients honest, String rule, int threads, double[] epsilons) {
    Question question = Question.of(honest, 1, Aggregator.parse(rule), new Compute(threads));
    return ToleranceAudit.of(question, epsilons);
  }
}
