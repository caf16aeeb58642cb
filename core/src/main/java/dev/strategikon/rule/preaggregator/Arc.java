package dev.strategikon.rule.preaggregator;

import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.rule.PreAggregator;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Round;
import java.util.Arrays;

/**
 * Adaptive robust clipping, ARC (Allouah et al., ICLR 2025): the k = ⌊2·(q/m)·(m − q)⌋ longest
 * vectors are scaled to the length of the next longest.
 *
 * <p>Needs q &lt; m. Unlike {@link Clipping} it needs no radius and never clips when q = 0.
 */
public record Arc() implements PreAggregator {
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
