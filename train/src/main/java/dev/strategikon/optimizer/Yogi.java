package dev.strategikon.optimizer;

import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.Arrays;
import java.util.List;

/**
 * Yogi: Adam whose v changes by (1 − β₂)·g² at most, so that it cannot fall at once. It remembers m
 * and v, d floats each.
 *
 * @param beta1 β₁, in [0, 1)
 * @param beta2 β₂, in [0, 1)
 * @param epsilon ε, positive
 * @param initial v before the first move, not negative
 */
public record Yogi(double beta1, double beta2, double epsilon, double initial)
    implements ServerOptimizer {
  /** Its entry in the catalogue. */
  public static final Entry<ServerOptimizer> ENTRY =
      new Entry<>(
          "yogi",
          "Adam whose squares change by what is added alone, so that rates do not rise at once.",
          "Zaheer et al., NeurIPS 2018; FedYogi: Reddi et al., ICLR 2021",
          List.of(
              Parameter.optional("beta1", "0.9", "β₁, the momentum, in [0, 1)"),
              Parameter.optional("beta2", "0.999", "β₂, of the squares, in [0, 1); FedYogi: 0.99"),
              Parameter.optional("epsilon", "1e-3", "ε, added to the root, positive; FedYogi's τ"),
              Parameter.optional("initial", "1e-6", "v before the first move, not negative")),
          new Guide(
              """
              g = A + λ·x
              m ← β₁·m + (1 − β₁)·g
              v ← v − (1 − β₂)·sign(v − g²)·g²
              x ← x − γ·m / (√v + ε)""",
              "A smaller γ than that of sgd, such as 0.01.",
              "2·d floats.",
              "Where the length of A should count, as with adam."),
          arguments ->
              new Yogi(
                  arguments.number("beta1"),
                  arguments.number("beta2"),
                  arguments.number("epsilon"),
                  arguments.number("initial")));

  /**
   * Checks the ranges.
   *
   * @param beta1 β₁, in [0, 1)
   * @param beta2 β₂, in [0, 1)
   * @param epsilon ε, positive
   * @param initial v before the first move, not negative
   */
  public Yogi {
    Ranges.requireFraction("yogi: beta1", beta1);
    Ranges.requireFraction("yogi: beta2", beta2);
    Ranges.requirePositive("yogi: epsilon", epsilon);
    Ranges.requireNotNegative("yogi: initial", initial);
  }

  @Override
  public float[] memory(int dimension) {
    float[] memory = new float[Math.multiplyExact(2, dimension)];
    Arrays.fill(memory, dimension, memory.length, (float) initial);
    return memory;
  }

  @Override
  public void move(double rate, double decay, float[] x, float[] memory, float[] aggregate) {
    int d = x.length;
    for (int j = 0; j < d; j++) {
      double g = aggregate[j] + decay * x[j];
      double square = g * g;
      double m = beta1 * memory[j] + (1 - beta1) * g;
      double v = memory[d + j] - (1 - beta2) * Math.signum(memory[d + j] - square) * square;
      memory[j] = (float) m;
      memory[d + j] = (float) v;
      x[j] = (float) (x[j] - rate * m / (Math.sqrt(v) + epsilon));
    }
  }
}
