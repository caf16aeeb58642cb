package dev.strategikon.optimizer;

import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;

/**
 * Adam. It remembers m and v, d floats each, and then the number of moves.
 *
 * @param beta1 β₁, in [0, 1)
 * @param beta2 β₂, in [0, 1)
 * @param epsilon ε, positive
 * @param corrects whether m and v are divided by 1 − β₁ᵗ and 1 − β₂ᵗ after t moves
 */
public record Adam(double beta1, double beta2, double epsilon, boolean corrects)
    implements ServerOptimizer {
  /** Its entry in the catalogue. */
  public static final Entry<ServerOptimizer> ENTRY =
      new Entry<>(
          "adam",
          "Each coordinate moves by the mean of its gradients over the root of their mean square.",
          "Kingma and Ba, ICLR 2015; torch.optim.Adam; FedAdam: Reddi et al., ICLR 2021",
          List.of(
              Parameter.optional("beta1", "0.9", "β₁, the momentum, in [0, 1)"),
              Parameter.optional("beta2", "0.999", "β₂, of the squares, in [0, 1)"),
              Parameter.optional("epsilon", "1e-8", "ε, added to the root, positive; FedAdam's τ"),
              Parameter.optional(
                  "correction", "bias", "bias: by 1 − βᵗ, as PyTorch; none: as FedAdam")),
          new Guide(
              """
              g = A + λ·x
              m ← β₁·m + (1 − β₁)·g
              v ← β₂·v + (1 − β₂)·g²
              x ← x − γ·m̂ / (√v̂ + ε), m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ) in move t
              correction=none: m̂ = m, v̂ = v""",
              "A smaller γ than that of sgd, such as 0.001.",
              "2·d floats.",
              "Where the length of A should count: an attack that shortens A, such as a small ε of"
                  + " ipm, is undone by the division, and one that only turns it is not."),
          arguments ->
              new Adam(
                  arguments.number("beta1"),
                  arguments.number("beta2"),
                  arguments.number("epsilon"),
                  arguments.choice("correction", "bias", "none").equals("bias")));

  /**
   * Checks the ranges.
   *
   * @param beta1 β₁, in [0, 1)
   * @param beta2 β₂, in [0, 1)
   * @param epsilon ε, positive
   * @param corrects whether m and v are divided by 1 − β₁ᵗ and 1 − β₂ᵗ after t moves
   */
  public Adam {
    Ranges.requireFraction("adam: beta1", beta1);
    Ranges.requireFraction("adam: beta2", beta2);
    Ranges.requirePositive("adam: epsilon", epsilon);
  }

  @Override
  public float[] memory(int dimension) {
    return new float[Math.addExact(Math.multiplyExact(2, dimension), 1)];
  }

  @Override
  public void move(double rate, double decay, float[] x, float[] memory, float[] aggregate) {
    int d = x.length;
    memory[2 * d]++; // exact up to 2²⁴ moves, and both corrections are 1 long before
    double moves = memory[2 * d];
    double first = corrects ? 1 - StrictMath.pow(beta1, moves) : 1;
    double second = corrects ? StrictMath.sqrt(1 - StrictMath.pow(beta2, moves)) : 1;
    for (int j = 0; j < d; j++) {
      double g = aggregate[j] + decay * x[j];
      double m = beta1 * memory[j] + (1 - beta1) * g;
      double v = beta2 * memory[d + j] + (1 - beta2) * g * g;
      memory[j] = (float) m;
      memory[d + j] = (float) v;
      x[j] = (float) (x[j] - rate * (m / first) / (Math.sqrt(v) / second + epsilon));
    }
  }
}
