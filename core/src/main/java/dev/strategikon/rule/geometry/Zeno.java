package dev.strategikon.rule.geometry;

import dev.strategikon.geometry.Breakpoints;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.MovingGeometry;
import dev.strategikon.rule.GeometryRule;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Rule;
import dev.strategikon.rule.ServerVector;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import dev.strategikon.statistics.SmallestKeys;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Zeno (Xie, Koyejo and Gupta, ICML 2019), with the loss to first order.
 *
 * <p>The paper's score is f(x) − f(x − γ·v) − ρ‖v‖² with the loss f on the server's sample. To
 * first order in γ the difference is γ⟨g₀, v⟩, as in Zeno++ (ICML 2020). The form with the loss
 * would need m more evaluations of the network in each step, and no audit could follow it.
 *
 * @param gamma γ, positive and finite
 * @param rho ρ, not negative and finite
 * @param suspected b, the number of vectors that are left out; empty for q
 */
public record Zeno(double gamma, double rho, OptionalInt suspected) implements GeometryRule {
  /** Its entry in the catalogue. */
  public static final Entry<Rule> ENTRY =
      new Entry<>(
          "zeno",
          "The mean of the vectors that descend farthest on the server's sample.",
          "Xie, Koyejo and Gupta, ICML 2019; the score to first order as in Zeno++, ICML 2020",
          List.of(
              Parameter.optional("gamma", "0.1", "the step length in the score"),
              Parameter.optional("rho", "0.0005", "the weight of a vector's squared length"),
              Parameter.optional("b", "q", "how many vectors are left out")),
          new Guide(
              """
              A = Σ_{i ∈ S} x_i / (m − b)
              S: the m − b vectors with the highest scores s_i = γ·⟨g₀, x_i⟩ − ρ·‖x_i‖²
              g₀: the gradient of a sample of the server's own
              """,
              "server-sample (`--server-gradient FILE`; training draws it). b < m, and no majority of"
                  + " honest workers.",
              "The geometry of one more vector, although 2m·d multiply-adds would be enough, a pass"
                  + " for the result, and the server's gradient.",
              "If the server has no data like the workers'. With more than b attackers some always"
                  + " pass, and a large ρ/γ prefers short vectors, as cge does: then a small ε of IPM"
                  + " passes. Attackers who know g₀ send what is orthogonal to it."),
          arguments ->
              new Zeno(
                  arguments.number("gamma"), arguments.number("rho"), arguments.countOr("b", "q")));

  /**
   * Checks the ranges.
   *
   * @param gamma γ, positive and finite
   * @param rho ρ, not negative and finite
   * @param suspected b, the number of vectors that are left out; empty for q
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public Zeno {
    if (!(gamma > 0 && gamma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("zeno needs a positive, finite gamma, not " + gamma);
    }
    if (!(rho >= 0 && rho < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("zeno needs a finite rho >= 0, not " + rho);
    }
    if (suspected.isPresent() && suspected.getAsInt() < 0) {
      throw new IllegalArgumentException("zeno needs b >= 0, not " + suspected.getAsInt());
    }
  }

  @Override
  public void check(int m, int q) {
    Requirements.checkCounts("zeno", m, q);
    int b = suspected.orElse(q);
    if (b >= m) {
      throw new IllegalArgumentException(
          "zeno needs b < m: with m = %d it takes at most b = %d, not b = %d"
              .formatted(m, m - 1, b));
    }
  }

  @Override
  public List<ServerVector> serverVectors() {
    return List.of(ServerVector.SAMPLE);
  }

  @Override
  public double[] weights(Geometry geometry, int q) {
    int m = geometry.count() - 1;
    double[] keys = new double[m];
    for (int i = 0; i < m; i++) {
      keys[i] = rho * geometry.squaredNorm(i) - gamma * geometry.product(i, m);
    }
    return Arrays.copyOf(SmallestKeys.meanWeights(keys, m - suspected.orElse(q)), m + 1);
  }

  @Override
  public boolean addBreakpoints(MovingGeometry moving, int q, Breakpoints breakpoints) {
    int m = moving.count() - 1;
    int origin = m + 1;
    double[] sample = moving.squaredDistance(m, origin);
    double[][] keys = new double[m][3];
    for (int i = 0; i < m; i++) {
      double[] norm = moving.squaredDistance(i, origin);
      double[] distance = moving.squaredDistance(i, m);
      for (int k = 0; k < 3; k++) {
        keys[i][k] = rho * norm[k] - gamma * (norm[k] + sample[k] - distance[k]) / 2;
      }
      // Equal at a crossing means: up to a share of the keys. So none may be 0 by its nature, as
      // that of a zero vector is.
      keys[i][0] += (gamma + rho) * sample[0];
    }
    breakpoints.addSelectionChanges(keys, m - suspected.orElse(q));
    return true;
  }
}
