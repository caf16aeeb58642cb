package dev.strategikon.attack.manipulation;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.Collusion;
import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.gradient.Vectors;
import dev.strategikon.gradient.Weights;
import dev.strategikon.rule.geometry.Krum;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The attack on Krum of Fang, Cao, Jia and Gong (USENIX Security 2020), told of gradients: the
 * paper writes it of models, which are x − γ·v_i. It searches λ with the paper's Krum, whatever the
 * rule.
 *
 * <p>λ₀ is the paper's upper bound (Theorem 1) for sums of squared distances, as Krum takes them.
 * If Krum chooses u, the m − 2q − 1 honest gradients among its m − q − 2 neighbours have squared
 * distances from u that sum to at most min_i S_i, the least score among the honest gradients alone.
 * Each of these distances is at least λ·√d − max_i ‖v_i‖. So (m − 2q − 1)·(λ·√d − max_i ‖v_i‖)² is
 * at most min_i S_i.
 *
 * <p>Public copies differ. Most sum plain distances, without a root, which is no bound for squared
 * ones: a single long one may be most of their sum. Those from the code of Shejwalkar and
 * Houmansadr (NDSS 2021) count m − 2q − 2 neighbours. Others take the root of 1/((m − 2q − 1)·d)
 * alone, beside a sum of squares.
 */
public record FangKrum() implements GradientAttack {
  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "fang-krum",
          "All send a vector against the signs of the honest mean that Krum still chooses.",
          "Fang, Cao, Jia and Gong, USENIX Security 2020",
          List.of(),
          new Guide(
              """
              u = −λ·sign(v̄), with λ halved from λ₀ until Krum chooses u, or λ ≤ 1e-5
              λ₀ = √(min_i Σ_{l ∈ N_i} ‖v_l − v_i‖² / ((m − 2q − 1)·d)) + max_i ‖v_i‖ / √d
              N_i: the m − q − 2 honest gradients nearest to v_i
              """,
              "The honest gradients. 2q + 2 < m; otherwise 1 stands for what would be less.",
              "One geometry, and Krum in m dimensions for each halving.",
              "To find the worst attack on Krum: it halves λ, so that up to half of what was"
                  + " possible is lost, and all signs count alike. The audit's bound looks"
                  + " farther."),
          arguments -> new FangKrum());

  private static final double LEAST = 1e-5;

  @Override
  public float[][] vectors(Knowledge knowledge) {
    float[] against = Collusion.againstSigns(knowledge.mean());
    int h = knowledge.honest().count();
    int q = knowledge.byzantine();
    Geometry geometry = Geometry.of(knowledge.honest().with(against), knowledge.compute());
    Krum krum = new Krum(OptionalInt.of(Math.max(1, h - 2)));
    double lambda = largest(geometry, q, knowledge);
    while (q > 0 && lambda > LEAST && !isChosen(krum, geometry, q, lambda)) {
      lambda /= 2;
    }
    return Vectors.repeat(Vectors.moved(new float[against.length], lambda, against), q);
  }

  /** Returns λ₀; the last vector of the geometry is −sign(v̄). */
  private static double largest(Geometry geometry, int q, Knowledge knowledge) {
    int h = geometry.count() - 1;
    double root = Math.sqrt(knowledge.compute().shard().dimension(knowledge.mean().length));
    double least =
        IntStream.range(0, h)
            .mapToDouble(
                i ->
                    Arrays.stream(geometry.squaredDistancesFrom(i))
                        .limit(h)
                        .sorted()
                        .skip(1) // its own
                        .limit(Math.max(1, h - 2))
                        .sum())
            .min()
            .orElseThrow();
    double longest = IntStream.range(0, h).mapToDouble(geometry::squaredNorm).max().orElseThrow();
    return (Math.sqrt(least / Math.max(1, h - q - 1)) + Math.sqrt(longest)) / root;
  }

  private static boolean isChosen(Krum krum, Geometry geometry, int q, double lambda) {
    int h = geometry.count() - 1;
    double[][] rows = new double[h + q][h + 1];
    for (int a = 0; a < rows.length; a++) {
      rows[a][Math.min(a, h)] = a < h ? 1 : lambda;
    }
    return Weights.onlyOne(krum.weights(geometry.map(LinearMap.of(rows)), q)) >= h;
  }
}
