package dev.strategikon.slow;

import dev.strategikon.spec.Arguments;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** z ← Σ w_i·x_i / Σ w_i with w_i = min(1, T / ‖x_i − z‖), from the medoid. */
public final class SlowHuber implements SlowRule {
  @Override
  public double[] aggregate(double[][] x, Given given) {
    double threshold = given.number("threshold");
    double[] z = x[SlowMedoid.of(x)];
    for (int t = 0; t < given.integer("iterations"); t++) {
      double[] now = z;
      double[] w =
          Arrays.stream(x)
              .mapToDouble(a -> Math.min(1, threshold / Doubles.norm(Doubles.minus(a, now))))
              .toArray();
      z = Doubles.weightedMean(x, w);
    }
    return z;
  }

  @Override
  public List<String> variants() {
    return List.of("huber(threshold=20, iterations=9)");
  }

  /** Far vectors count less, even without attackers; the weights are made of lengths. */
  @Override
  public Set<Law> lacks(Arguments arguments) {
    return Set.of(Law.MEAN_WITHOUT_ATTACKERS, Law.EXACT_PROFILE);
  }
}
