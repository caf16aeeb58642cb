package dev.strategikon.rule.geometry;

import dev.strategikon.geometry.Breakpoints;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.MovingGeometry;
import dev.strategikon.rule.GeometryRule;
import java.util.OptionalInt;

/**
 * Multi-Krum (Blanchard et al., NeurIPS 2017): the mean of the vectors with the smallest Krum
 * scores.
 *
 * <p>Needs 2q + 2 &lt; m unless {@code neighbours} is given. It learns faster than {@link Krum}
 * without attack; with the default {@code select} every attacker that is chosen displaces an honest
 * vector, and as Krum's scores favour twins, small ε puts all q of them in. Costs as Krum, and a
 * pass over the chosen vectors.
 *
 * @param neighbours how many neighbours count; if empty m − q − 2
 * @param select how many vectors are averaged; if empty m − q
 */
public record MultiKrum(OptionalInt neighbours, OptionalInt select) implements GeometryRule {
  /** Checks that there is a neighbour to count and a vector to choose. */
  public MultiKrum {
    new KrumScores(neighbours);
    if (select.isPresent() && select.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "multi-krum must select at least 1 vector, not " + select.getAsInt());
    }
  }

  @Override
  public void check(int m, int q) {
    new KrumScores(neighbours).check("multi-krum", m, q);
    int selected = select.orElse(m - q);
    if (selected < 1 || selected > m) {
      throw new IllegalArgumentException(
          "multi-krum cannot select %d of m = %d vectors".formatted(selected, m));
    }
  }

  @Override
  public double[] weights(Geometry geometry, int q) {
    double[] scores = new KrumScores(neighbours).of(geometry, q);
    return Smallest.mean(scores, select.orElse(scores.length - q));
  }

  @Override
  public boolean addBreakpoints(MovingGeometry moving, int q, Breakpoints breakpoints) {
    int selected = select.orElse(moving.count() - q);
    new KrumScores(neighbours).addBreakpoints(moving, q, selected, breakpoints);
    return true;
  }
}
