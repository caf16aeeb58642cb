package dev.strategikon.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.ServerSample;
import dev.strategikon.samples.Rounds;
import dev.strategikon.samples.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far pipelines can be pushed whose guard sees a server's sample. */
class GuardedAuditTest {
  private static final Gradients HONEST = Gradients.of(Samples.normal(8, 300, 0.1, 1, 4));

  /** If the sample is the reference, nothing goes uphill but by rounding. */
  @ParameterizedTest
  @ValueSource(strings = {"mean", "median", "krum", "trimmed-mean", "nnm | mean", "multi-krum"})
  void anExactSampleKeepsEveryRuleFromGoingUphill(String rule) {
    Question open = Question.of(HONEST, 5, Aggregator.parse(rule), Compute.SERIAL);
    ServerSample exact = ServerSample.of(Gradients.of(open.reference()), Compute.SERIAL);
    double square = Alignment.of(open.reference(), open.reference(), Compute.SERIAL).innerProduct();
    assertTrue(IpmProfile.of(open, new double[0]).worst().innerProduct() < 0, rule);
    for (String correction : List.of("server", "project")) {
      Question guarded =
          new Question(
              HONEST,
              5,
              Aggregator.parse(rule + " | guard(correction=" + correction + ")"),
              open.reference(),
              Round.FIRST.with(exact),
              Compute.SERIAL);
      ToleranceAudit audit = ToleranceAudit.of(guarded, new double[] {0.1, 1, 10});
      for (double product : audit.ipm().products()) {
        assertTrue(product >= -1e-4 * square, rule + " " + correction + ": " + product);
      }
      assertTrue(audit.bound().innerProduct() >= -1e-3 * square, audit.bound().toString());
    }
  }

  /** At the worst ε A' is g₀; the profile knows the place where the guard begins to correct. */
  @Test
  void theProfileOfAGeometryRuleIsExact() {
    Question question =
        Rounds.question(HONEST, 3, Aggregator.parse("nnm | mean | guard"), Compute.SERIAL);
    float[] server = question.round().sample().gradient();
    double withServer = Alignment.of(question.reference(), server, Compute.SERIAL).innerProduct();
    IpmProfile profile = IpmProfile.of(question, new double[] {1e3});
    assertTrue(profile.exact());
    assertEquals(withServer, profile.products()[0], 1e-4 * Math.abs(withServer));
    IpmProfile open =
        IpmProfile.of(
            Question.of(HONEST, 3, Aggregator.parse("nnm | mean"), Compute.SERIAL), new double[0]);
    assertEquals(Double.POSITIVE_INFINITY, open.breaks().get(0).hi());
    // Where A already climbs along r, but still descends along g₀, it passes.
    assertEquals(1, profile.breaks().size());
    assertEquals(open.breaks().get(0).lo(), profile.breaks().get(0).lo(), 1e-6);
    assertTrue(profile.breaks().get(0).hi() < 10, profile.breaks().toString());
  }

  /** Attackers who know g₀ send what it does not see; the mean bounds nothing. */
  @Test
  void whatIsOrthogonalToTheSampleIsFound() {
    for (String rule : List.of("mean | guard", "zeno", "mean | guard(level=0.25)")) {
      Question question = Rounds.question(HONEST, 3, Aggregator.parse(rule), Compute.SERIAL);
      Bound bound = WorstCase.of(question).bound();
      assertTrue(bound.attack().contains("orthogonal to the server's gradient"), rule + bound);
      double square =
          Alignment.of(question.reference(), question.reference(), Compute.SERIAL).innerProduct();
      assertTrue(
          bound.innerProduct() < (rule.equals("zeno") ? 0 : -100 * square), bound.toString());
      assertEquals(bound.innerProduct(), Trials.product(question, bound.vectors()));
    }
  }
}
