package dev.strategikon.rule.geometry;

import dev.strategikon.geometry.Breakpoints;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.MovingGeometry;
import dev.strategikon.rule.GeometryRule;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Rule;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.statistics.SmallestKeys;
import java.util.Arrays;
import java.util.List;

/** Comparative gradient elimination (Gupta, Liu and Vaidya, 2020). */
public record Cge() implements GeometryRule {
  /** Its entry in the catalogue. */
  public static final Entry<Rule> ENTRY =
      new Entry<>(
          "cge",
          "The mean of the m - q shortest vectors.",
          "Gupta, Liu and Vaidya, 2020",
          List.of(),
          new Guide(
              """
              A = Σ_{i ∈ S} x_i / (m − q)
              S: the m − q vectors with the smallest ‖x_i‖
              """,
              "q < m.",
              "The geometry, although m·d multiply-adds would be enough.",
              "If attackers may send short vectors: it bounds their length and nothing else. Any"
                  + " vector no longer than the honest ones passes, in any direction, so ε ≤ 1 always"
                  + " reaches the mean."),
          arguments -> new Cge());

  @Override
  public void check(int m, int q) {
    Requirements.checkRemainder("cge", m, q);
  }

  @Override
  public double[] weights(Geometry geometry, int q) {
    double[] norms = new double[geometry.count()];
    for (int i = 0; i < norms.length; i++) {
      norms[i] = geometry.squaredNorm(i);
    }
    return SmallestKeys.meanWeights(norms, norms.length - q);
  }

  @Override
  public boolean addBreakpoints(MovingGeometry moving, int q, Breakpoints breakpoints) {
    int m = moving.count();
    double[][] norms = new double[m][];
    Arrays.setAll(norms, i -> moving.squaredDistance(i, m));
    breakpoints.addSelectionChanges(norms, m - q);
    return true;
  }
}
