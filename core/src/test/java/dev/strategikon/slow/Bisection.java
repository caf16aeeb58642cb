package dev.strategikon.slow;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;

/** The largest γ that a condition allows, as the paper of Min-Max and Min-Sum looks for it. */
final class Bisection {
  private Bisection() {}

  /**
   * Returns v̄ + γ·p with the largest γ ≥ 0 that is allowed, from each attacker.
   *
   * @param isUnseen whether a vector may be sent; true at v̄, and false from some γ on
   */
  static double[][] farthest(double[][] honest, Given given, Predicate<double[]> isUnseen) {
    double[] direction = direction(honest, given.arguments().text("perturbation"));
    double gamma =
        Doubles.norm(direction) == 0
            ? 0
            : largest(t -> isUnseen.test(Honest.moved(honest, t, direction)));
    return Honest.allSend(Honest.moved(honest, gamma, direction), given.q());
  }

  private static double largest(DoublePredicate isAllowed) {
    double high = 1;
    while (isAllowed.test(high)) {
      high *= 2;
    }
    double low = 0;
    for (int halving = 0; halving < 60; halving++) {
      double middle = (low + high) / 2;
      if (isAllowed.test(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double[] direction(double[][] honest, String perturbation) {
    double[] mean = Doubles.mean(honest);
    return switch (perturbation) {
      case "unit" -> Doubles.scaled(mean, Doubles.norm(mean) == 0 ? 0 : -1 / Doubles.norm(mean));
      case "std" -> Doubles.scaled(Honest.deviation(honest), -1);
      case "sign" -> Arrays.stream(mean).map(v -> -Math.signum(v)).toArray();
      default -> throw new IllegalArgumentException(perturbation);
    };
  }
}
