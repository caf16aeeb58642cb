package dev.strategikon.attack.manipulation;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.Vectors;
import dev.strategikon.gradient.Weights;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.statistics.SmallestKeys;
import java.util.Arrays;
import java.util.List;

/**
 * The attack on {@code cge} of Rouault's ByzantineMomentum library (2021): as long as CGE lets
 * pass, against what CGE keeps. The library counts the shortest gradient twice; this does not.
 */
public record AntiCge() implements GradientAttack {
  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "anti-cge",
          "All send the longest vector below CGE's cut, against the honest vectors that it keeps.",
          "Rouault, ByzantineMomentum, 2021",
          List.of(),
          new Guide(
              """
              u = −0.999·r·s/‖s‖
              r: the length of the (h − q + 1)-th shortest of the h honest gradients
              s: the sum of the h − q shortest honest gradients
              """,
              "q < h, or else the shortest honest gradient counts; the honest gradients.",
              "The geometry of the honest gradients, and a pass for the sum.",
              "Against rules that look at more than lengths."),
          arguments -> new AntiCge());

  /** Below 1 by more than the lengths' rounding, so that all attackers are kept. */
  private static final double BELOW = 0.999;

  /** Below this share of the squared lengths, ‖s‖² from products has lost too many digits. */
  private static final double CANCELLED = 0.01;

  @Override
  public float[][] vectors(Knowledge knowledge) {
    Gradients honest = knowledge.honest();
    int h = honest.count();
    int q = knowledge.byzantine();
    Geometry geometry = Geometry.of(honest, knowledge.compute());
    double[] norms = new double[h];
    Arrays.setAll(norms, i -> Math.sqrt(geometry.squaredNorm(i)));
    int kept = Math.max(1, h - q);
    double[] sorted = norms.clone();
    Arrays.sort(sorted);
    double cut = sorted[Math.min(h - 1, Math.max(0, h - q))];
    double[] weights = SmallestKeys.meanWeights(norms, kept);
    double length = length(knowledge, geometry, weights, cut);
    double scale = length == 0 ? 0 : -BELOW * cut / length;
    float[] u =
        honest.weightedSum(
            Arrays.stream(weights).map(w -> w * scale).toArray(), knowledge.compute());
    return Vectors.repeat(u, q);
  }

  /** Returns ‖s‖. Where the kept vectors nearly cancel, their products have too few digits. */
  private static double length(
      Knowledge knowledge, Geometry geometry, double[] weights, double cut) {
    double[] along = new double[weights.length];
    Arrays.setAll(along, i -> geometry.product(i, weights));
    double square = Weights.sum(weights, along);
    if (square >= CANCELLED * cut * cut) {
      return Math.sqrt(square);
    }
    float[] sum = knowledge.honest().weightedSum(weights, knowledge.compute());
    return Math.sqrt(Geometry.of(Gradients.of(sum), knowledge.compute()).squaredNorm(0));
  }
}
