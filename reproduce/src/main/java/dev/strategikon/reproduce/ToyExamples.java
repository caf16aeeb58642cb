package dev.strategikon.reproduce;

import dev.strategikon.audit.Alignment;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.report.text.Outcome;
import dev.strategikon.text.ShownNumbers;
import java.util.Arrays;
import java.util.Set;

/** The paper's examples in one dimension, computed by the rules themselves. */
final class ToyExamples {
  static final Claim MEDIAN =
      claim(
          "Toy 1",
          "Median turns against the gradient: honest −0.1, 0.1, 0.3, Byzantine −4, −2",
          -0.1,
          "median",
          new float[] {-0.1f, 0.1f, 0.3f},
          new float[] {-4, -2});

  static final Claim KRUM =
      claim(
          "Toy 2",
          "Krum turns against the gradient: honest 0, 0.02, 0.14, 0.26, 0.38, 0.5, Byzantine −0.1"
              + " three times",
          -0.1,
          "krum",
          new float[] {0, 0.02f, 0.14f, 0.26f, 0.38f, 0.5f},
          new float[] {-0.1f, -0.1f, -0.1f});

  /** The rounding error of the numbers above as floats. */
  private static final double TOLERANCE = 1e-6;

  private ToyExamples() {}

  private static Claim claim(
      String id, String says, double expected, String rule, float[] honest, float[] byzantine) {
    return new Claim(
        id,
        Set.of(Part.THEOREMS),
        says,
        ("Holds if the rule answers %s and its product with the honest mean is negative. Else it"
                + " does not hold.")
            .formatted(ShownNumbers.plain(expected)),
        "",
        evidence -> judge(expected, rule, honest, byzantine));
  }

  private static Finding judge(double expected, String rule, float[] honest, float[] byzantine) {
    float[][] received = new float[honest.length + byzantine.length][];
    for (int i = 0; i < received.length; i++) {
      received[i] = new float[] {i < honest.length ? honest[i] : byzantine[i - honest.length]};
    }
    float[] answer =
        Aggregator.parse(rule).aggregate(Gradients.of(received), byzantine.length).vector();
    float[][] own = Arrays.copyOf(received, honest.length);
    float[] mean = Gradients.of(own).mean(Compute.SERIAL);
    double product = Alignment.of(mean, answer, Compute.SERIAL).innerProduct();
    boolean holds = Math.abs(answer[0] - expected) < TOLERANCE && product < 0;
    return new Finding(
        "%s answers %s, the honest mean is %s, the product %s"
            .formatted(
                rule,
                ShownNumbers.fixed(answer[0], 1),
                ShownNumbers.fixed(mean[0], 4),
                ShownNumbers.fixed(product, 4)),
        holds ? Outcome.HOLDS : Outcome.DOES_NOT_HOLD);
  }
}
