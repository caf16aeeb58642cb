package dev.strategikon.optimizer;

import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.List;

/**
 * Gradient descent, in PyTorch's order: g = A + λ·x; v ← μ·v + g; x ← x − γ·v.
 *
 * @param momentum μ, in [0, 1)
 */
public record Sgd(double momentum) implements ServerOptimizer {
  /** Its entry in the catalogue. */
  public static final Entry<ServerOptimizer> ENTRY =
      new Entry<>(
          "sgd",
          "Gradient descent, with the momentum that the key momentum says. FedAvg and FedAvgM.",
          "Polyak, 1964; torch.optim.SGD; FedAvgM: Hsu, Qi and Brown, arXiv:1909.06335, 2019",
          List.of(),
          new Guide(
              """
              g = A + λ·x
              v ← μ·v + g
              x ← x − γ·v""",
              "Nothing.",
              "d floats with momentum, none without.",
              "Where gradients of some coordinates are far smaller than those of others."),
          arguments -> new Sgd(0));

  /**
   * Checks the range.
   *
   * @param momentum μ, in [0, 1)
   */
  public Sgd {
    Ranges.requireFraction("momentum", momentum);
  }

  @Override
  public float[] memory(int dimension) {
    return new float[momentum > 0 ? dimension : 0];
  }

  @Override
  public void move(double rate, double decay, float[] x, float[] memory, float[] aggregate) {
    for (int j = 0; j < x.length; j++) {
      double g = aggregate[j] + decay * x[j];
      if (memory.length > 0) {
        g += momentum * memory[j];
        memory[j] = (float) g;
      }
      x[j] = (float) (x[j] - rate * g);
    }
  }

  @Override
  public ServerOptimizer withMomentum(double other) {
    return new Sgd(other);
  }
}
