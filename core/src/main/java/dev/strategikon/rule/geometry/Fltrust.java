package dev.strategikon.rule.geometry;

import dev.strategikon.geometry.Geometry;
import dev.strategikon.rule.GeometryRule;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Rule;
import dev.strategikon.rule.ServerVector;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.List;

/** FLTrust (Cao, Fang, Liu and Gong, NDSS 2021). If no vector is trusted, A is zero. */
public record Fltrust() implements GeometryRule {
  /** Its entry in the catalogue. */
  public static final Entry<Rule> ENTRY =
      new Entry<>(
          "fltrust",
          "The mean of the vectors' directions, each trusted by its cosine with the server's.",
          "Cao, Fang, Liu and Gong, NDSS 2021",
          List.of(),
          new Guide(
              """
              A = Σ_i s_i·‖g₀‖·x_i/‖x_i‖ / Σ_i s_i      (0 if all s_i are 0)
              s_i = max(0, cos(g₀, x_i))
              g₀: the gradient of a sample of the server's own
              """,
              "server-sample (`--server-gradient FILE`; training draws it). Any q, which it is not"
                  + " told.",
              "The geometry of one more vector, although 2m·d multiply-adds would be enough, a pass"
                  + " for the result, and the server's gradient.",
              "If the server has no data like the workers'. ⟨g₀, A⟩ is never negative, but A has the"
                  + " length of g₀, however well the workers agree: near the optimum it does not get"
                  + " shorter than the noise of the sample. Attackers who know g₀ add much that is"
                  + " orthogonal to it."),
          arguments -> new Fltrust());

  @Override
  public void check(int m, int q) {
    Requirements.checkCounts("fltrust", m, q);
  }

  @Override
  public List<ServerVector> serverVectors() {
    return List.of(ServerVector.SAMPLE);
  }

  @Override
  public double[] weights(Geometry geometry, int q) {
    int m = geometry.count() - 1;
    double[] weights = new double[m + 1];
    double trust = 0;
    for (int i = 0; i < m; i++) {
      double product = geometry.product(i, m);
      double norm = Math.sqrt(geometry.squaredNorm(i));
      // The length of g₀ divides the cosines and their sum alike, so that it cancels there.
      double score = product > 0 && norm > 0 ? product / norm : 0;
      weights[i] = score == 0 ? 0 : score / norm;
      trust += score;
    }
    double length = Math.sqrt(geometry.squaredNorm(m));
    for (int i = 0; i < m && trust > 0; i++) {
      weights[i] *= length / trust;
    }
    return weights;
  }
}
