package dev.strategikon.optimizer;

import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.Arrays;
import java.util.List;

/**
 * AdaGrad. It remembers the sum s of all squares, d floats.
 *
 * @param epsilon ε, positive
 * @param initial s before the first move, not negative
 */
public record Adagrad(double epsilon, double initial) implements ServerOptimizer {
  /** Its entry in the catalogue. */
  public static final Entry<ServerOptimizer> ENTRY =
      new Entry<>(
          "adagrad",
          "Each coordinate moves by its gradient over the root of the sum of all its squares.",
          "Duchi, Hazan and Singer, JMLR 12, 2011; torch.optim.Adagrad; FedAdagrad: Reddi et al.,"
              + " ICLR 2021",
          List.of(
              Parameter.optional("epsilon", "1e-10", "ε, added to the root, positive"),
              Parameter.optional("initial", "0", "s before the first move, not negative")),
          new Guide(
              """
              g = A + λ·x
              s ← s + g²
              x ← x − γ·g / (√s + ε)""",
              "A smaller γ than that of sgd, such as 0.01.",
              "d floats.",
              "Under attacks with huge vectors: s never forgets, so one of them stops a coordinate"
                  + " for good."),
          arguments -> new Adagrad(arguments.number("epsilon"), arguments.number("initial")));

  /**
   * Checks the ranges.
   *
   * @param epsilon ε, positive
   * @param initial s before the first move, not negative
   */
  public Adagrad {
    Ranges.requirePositive("adagrad: epsilon", epsilon);
    Ranges.requireNotNegative("adagrad: initial", initial);
  }

  @Override
  public float[] memory(int dimension) {
    float[] sum = new float[dimension];
    Arrays.fill(sum, (float) initial);
    return sum;
  }

  @Override
  public void move(double rate, double decay, float[] x, float[] memory, float[] aggregate) {
    for (int j = 0; j < x.length; j++) {
      double g = aggregate[j] + decay * x[j];
      double s = memory[j] + g * g;
      memory[j] = (float) s;
      x[j] = (float) (x[j] - rate * g / (Math.sqrt(s) + epsilon));
    }
  }
}
