package dev.strategikon.rule.preaggregator;

import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.rule.PreAggregator;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Round;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.Arrays;
import java.util.List;

/** Adaptive robust clipping, ARC (Allouah et al., ICLR 2025). */
public record Arc() implements PreAggregator {
  /** Its entry in the catalogue. */
  public static final Entry<PreAggregator> ENTRY =
      new Entry<>(
          "arc",
          "Scales the floor(2(q/m)(m - q)) longest vectors to the length of the next longest.",
          "Allouah et al., ICLR 2025",
          List.of(),
          new Guide(
              """
              k = ⌊2·(q/m)·(m − q)⌋
              x_i ← x_i·min(1, r / ‖x_i‖), r: the (k + 1)-th largest norm
              """,
              "q < m. It needs no radius, and never clips when q = 0.",
              "The geometry, and a sort of m norms.",
              "As the only defence: it bounds lengths, but every vector keeps its direction."),
          arguments -> new Arc());

  @Override
  public void check(int m, int q) {
    Requirements.checkRemainder("arc", m, q);
  }

  @Override
  public LinearMap map(Geometry geometry, int q, Round round) {
    int m = geometry.count();
    double[] norms = new double[m];
    for (int i = 0; i < m; i++) {
      norms[i] = Math.sqrt(geometry.squaredNorm(i));
    }
    Arrays.sort(norms);
    int clipped = (int) (2L * q * (m - q) / m);
    return Clipping.clip(geometry, norms[m - 1 - clipped]);
  }
}
