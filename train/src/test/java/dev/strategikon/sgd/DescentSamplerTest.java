package dev.strategikon.sgd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.audit.Alignment;
import dev.strategikon.audit.DescentEstimate;
import dev.strategikon.audit.DescentEstimate.Verdict;
import dev.strategikon.compute.Compute;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.model.Network;
import dev.strategikon.model.catalogue.Models;
import dev.strategikon.options.ByzantineSet;
import dev.strategikon.options.KnowledgeModel;
import dev.strategikon.options.LearningRate;
import dev.strategikon.options.Optimizer;
import dev.strategikon.options.Scheme;
import dev.strategikon.options.ThreatModel;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.sgd.DescentSampler.Contest;
import dev.strategikon.spec.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DescentSamplerTest {
  private static final Dataset DATASET = TinyImages.dataset();
  private static final Network NETWORK =
      Models.CATALOGUE.create(Spec.parse("mlp(hidden=8)")).create(1, 6, 6, 3);
  private static final int DRAWS = 20;

  @Test
  void theMeanFallsToAnEpsilonAboveHOverQ() {
    // With h = 7 and q = 4, A = (7 − 4ε)/11·v̄.
    List<DescentEstimate> tests =
        run(
            options(4, 4, Scheme.PLAIN, KnowledgeModel.OMNISCIENT),
            "mean: ipm(epsilon=1.5)",
            "mean: ipm(epsilon=2)",
            "mean: none");
    assertEquals(Verdict.TOLERANT, tests.get(0).verdict());
    assertEquals(Verdict.BROKEN, tests.get(1).verdict());
    assertEquals(Verdict.TOLERANT, tests.get(2).verdict());
    assertEquals(-tests.get(0).mean(), tests.get(1).mean(), 1e-5 * tests.get(0).mean());
    assertTrue(tests.get(0).drawsThatWouldDecide() <= DRAWS);
    assertEquals(DRAWS, tests.get(0).draws());
  }

  @Test
  void samplesAreWhatTheServerWouldMakeOfTheDraws() {
    TrainingOptions options = options(4, 4, Scheme.PLAIN, KnowledgeModel.OMNISCIENT);
    double[] samples = new double[DRAWS];
    Aggregator median = Aggregator.parse("median");
    try (GradientSource source = source(options, 1)) {
      float[] reference = source.meanGradient(300);
      for (int draw = 0; draw < DRAWS; draw++) {
        float[] mean = source.honest(draw).mean(Compute.SERIAL);
        float[] u = mean.clone();
        for (int j = 0; j < u.length; j++) {
          u[j] *= -10;
        }
        samples[draw] =
            Alignment.of(
                    reference,
                    median
                        .aggregate(source.honest(draw).with(u).with(u).with(u).with(u), 4)
                        .vector(),
                    Compute.SERIAL)
                .innerProduct();
      }
    }
    DescentEstimate expected = DescentEstimate.of(samples, 0.95);
    DescentEstimate test = run(options, "median: ipm(epsilon=10)").get(0);
    assertEquals(expected.mean(), test.mean(), 1e-6 * Math.abs(expected.mean()));
    assertEquals(expected.low(), test.low(), 1e-6 * Math.abs(expected.mean()));
    assertEquals(expected.verdict(), test.verdict());
  }

  @Test
  void contestsDoNotDisturbEachOtherAndThreadsChangeNothing() {
    TrainingOptions options = options(4, 4, Scheme.PLAIN, KnowledgeModel.COLLUDERS);
    String[] contests = {
      "median: ipm(epsilon=10)",
      "mean: label-flip",
      "bucketing | median: gaussian(sigma=1)",
      "centered-clipping: none",
      "trimmed-mean: nan"
    };
    List<DescentEstimate> together = run(options, contests);
    for (int i = 0; i < contests.length; i++) {
      assertEquals(together.get(i), run(options, 3, contests[i]).get(0), contests[i]);
    }
  }

  @Test
  void colludersKnowLess() {
    DescentEstimate all =
        run(options(4, 4, Scheme.PLAIN, KnowledgeModel.OMNISCIENT), "mean: ipm(epsilon=1.5)")
            .get(0);
    DescentEstimate own =
        run(options(4, 4, Scheme.PLAIN, KnowledgeModel.COLLUDERS), "mean: ipm(epsilon=1.5)").get(0);
    assertNotEquals(all.mean(), own.mean());
    // What they know has the same expectation, and more deviation.
    assertTrue(own.high() - own.low() > all.high() - all.low());
  }

  @Test
  void dracoWithstandsWhatItWasToldOf() {
    List<DescentEstimate> tests =
        run(
            options(1, 1, Scheme.DRACO, KnowledgeModel.OMNISCIENT),
            "mean: none",
            "mean: ipm(epsilon=100)",
            "mean: infinity");
    assertEquals(tests.get(0), tests.get(1));
    assertEquals(tests.get(0), tests.get(2));
    assertEquals(Verdict.TOLERANT, tests.get(0).verdict());
  }

  @Test
  void aRuleThatIsNotDefinedIsRefused() {
    TrainingOptions options = options(4, 4, Scheme.PLAIN, KnowledgeModel.OMNISCIENT);
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> run(options(5, 5, Scheme.PLAIN, KnowledgeModel.OMNISCIENT), "krum: zero"))
            .getMessage()
            .startsWith("Krum needs 2q + 2 < m"));
    try (GradientSource source = source(options, 1)) {
      assertThrows(
          IllegalArgumentException.class, () -> new DescentSampler(source, new float[3], 10, 0.95));
      assertThrows(
          IllegalArgumentException.class,
          () -> new DescentSampler(source, source.meanGradient(10), 0, 0.95));
    }
  }

  @Test
  void progressIsTold() {
    List<Integer> done = new ArrayList<>();
    try (GradientSource source =
        source(options(4, 4, Scheme.PLAIN, KnowledgeModel.OMNISCIENT), 1)) {
      new DescentSampler(source, source.meanGradient(10), 3, 0.95)
          .run(List.of(contest("mean: zero")), done::add);
    }
    assertEquals(List.of(1, 2, 3), done);
  }

  private static List<DescentEstimate> run(TrainingOptions options, String... contests) {
    return run(options, 1, contests);
  }

  private static List<DescentEstimate> run(
      TrainingOptions options, int threads, String... contests) {
    try (GradientSource source = source(options, threads)) {
      return new DescentSampler(source, source.meanGradient(300), DRAWS, 0.95)
          .run(Stream.of(contests).map(DescentSamplerTest::contest).toList(), done -> {});
    }
  }

  private static Contest contest(String text) {
    int colon = text.indexOf(':');
    return new Contest(
        Aggregator.parse(text.substring(0, colon)), Attacks.parse(text.substring(colon + 1)));
  }

  private static GradientSource source(TrainingOptions options, int threads) {
    return new GradientSource(
        DATASET, NETWORK, options, TrainingState.initial(NETWORK, options), new Compute(threads));
  }

  private static TrainingOptions options(
      int byzantine, int declared, Scheme scheme, KnowledgeModel knowledge) {
    return TestOptions.iid(
        new ThreatModel(
            scheme == Scheme.DRACO ? 9 : 11,
            byzantine,
            declared,
            declared,
            Attacks.parse("none"),
            0,
            ByzantineSet.RANDOM_EACH_STEP,
            knowledge),
        scheme,
        Aggregator.parse("mean"),
        NonFinite.REJECT,
        new Optimizer(new LearningRate(0.1, Map.of()), 0, 0, 0),
        10,
        5,
        5,
        0,
        1);
  }
}
