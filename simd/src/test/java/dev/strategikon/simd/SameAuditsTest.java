package dev.strategikon.simd;

import dev.strategikon.audit.Question;
import dev.strategikon.audit.ToleranceAudit;
import dev.strategikon.bits.AuditFacts;
import dev.strategikon.bits.Shards;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.samples.Rounds;
import dev.strategikon.slow.Specs;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Audits of every rule of the catalogue have the same bits with both kernels. */
class SameAuditsTest {
  static Stream<String> pipelines() {
    return Stream.concat(
        Specs.auditedRules().stream(),
        Stream.of("nnm | trimmed-mean", "krum | guard", "median | guard(level=0.05)"));
  }

  @ParameterizedTest
  @MethodSource("pipelines")
  void auditsHaveTheSameBits(String spec) {
    audit(spec, SameRulesTest.SIMD).assertIs(audit(spec, SameRulesTest.SCALAR));
  }

  private static Shards.Answer audit(String spec, Compute compute) {
    Gradients honest = SameRulesTest.gradients(11, 5000);
    Question question = Rounds.question(honest, 2, Aggregator.parse(spec), compute);
    return AuditFacts.of(ToleranceAudit.of(question, new double[] {0, 0.1, 1, 30}));
  }
}
