package dev.strategikon.audit;

import dev.strategikon.bits.AuditFacts;
import dev.strategikon.bits.Shards;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.samples.Rounds;
import dev.strategikon.samples.Samples;
import dev.strategikon.slow.Specs;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An audit has the same bits on any number of threads; d is some blocks and a rest. */
class SameAuditTest {
  static Stream<String> pipelines() {
    return Stream.concat(Specs.auditedRules().stream(), Stream.of("nnm | trimmed-mean"));
  }

  @ParameterizedTest
  @MethodSource("pipelines")
  void threadsChangeNothing(String rule) {
    Gradients honest = Samples.of(Samples.Kind.NORMAL, 7, 9_000, 4);
    Shards.Answer one = audit(honest, rule, 1);
    for (int threads : new int[] {2, 3}) {
      audit(honest, rule, threads).assertIs(one);
    }
  }

  private static Shards.Answer audit(Gradients honest, String rule, int threads) {
    Question question = Rounds.question(honest, 1, Aggregator.parse(rule), new Compute(threads));
    return AuditFacts.of(ToleranceAudit.of(question, new double[] {-1, 0, 0.3, 1, 40}));
  }
}
