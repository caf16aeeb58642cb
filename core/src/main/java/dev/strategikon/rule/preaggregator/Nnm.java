package dev.strategikon.rule.preaggregator;

import dev.strategikon.geometry.Breakpoints;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.geometry.MovingGeometry;
import dev.strategikon.rule.PreAggregator;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.geometry.Monna;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.List;

/** Nearest neighbour mixing, NNM (Allouah et al., AISTATS 2023). */
public record Nnm() implements PreAggregator {
  /** Its entry in the catalogue. */
  public static final Entry<PreAggregator> ENTRY =
      new Entry<>(
          "nnm",
          "Replaces every vector by the mean of the m - q nearest to it.",
          "Allouah et al., AISTATS 2023",
          List.of(),
          new Guide(
              """
              x_i ← Σ_{j ∈ N_i} x_j / (m − q)
              N_i: the m − q vectors nearest to x_i, itself among them
              """,
              "q < m. The guarantee needs 2q < m.",
              "The geometry. Before a coordinate rule also m·(m − q) additions for each coordinate.",
              "If attackers stay close to the honest vectors: every vector is mixed with theirs then."
                  + " Its purpose is to reduce the honest spread, on which all bounds depend."),
          arguments -> new Nnm());

  @Override
  public void check(int m, int q) {
    Requirements.checkRemainder("nnm", m, q);
  }

  @Override
  public LinearMap map(Geometry geometry, int q, Round round) {
    double[][] weights = new double[geometry.count()][];
    for (int i = 0; i < weights.length; i++) {
      // NNM does with each vector what MoNNA does with the trusted one.
      weights[i] = new Monna(i).weights(geometry, q);
    }
    return LinearMap.of(weights);
  }

  @Override
  public boolean addBreakpoints(MovingGeometry moving, int q, Breakpoints breakpoints) {
    int[] firstEqual = moving.firstEqual();
    for (int i = 0; i < firstEqual.length; i++) {
      if (firstEqual[i] == i) {
        new Monna(i).addBreakpoints(moving, q, breakpoints);
      }
    }
    return true;
  }
}
