package dev.strategikon.rule.coordinate;

import dev.strategikon.kernel.Kernels;
import dev.strategikon.rule.CoordinateRule;
import dev.strategikon.rule.Requirements;
import java.util.Arrays;

/**
 * The mean of the values of a coordinate that are nearest to a centre.
 *
 * <p>Around the median it is MeaMed (Xie, Koyejo and Gupta, "Generalized Byzantine-tolerant SGD",
 * 2018), around the trimmed mean Phocas (Xie, Koyejo and Gupta, 2018); both keep m − q values.
 * Bulyan keeps θ − 2q of its θ chosen vectors around their median. Ties go to the lowest index.
 *
 * <p>Needs 2q &lt; m. Not tolerant: attackers who send one value just beyond the honest ones pull
 * the window to their side. Costs a full sort, about m·log²m/4·d comparisons, and m − keep more.
 *
 * @param name what messages call it
 * @param centre what the values must be near to
 * @param dropped how many values are left out for each Byzantine vector, 1 or 2
 */
public record MeanAround(String name, Centre centre, int dropped) implements CoordinateRule {
  @Override
  public void check(int m, int q) {
    Requirements.checkMost(name, m, q, 2, 0, "2q < m");
  }

  @Override
  public Kernel kernel(int m, int q, Kernels kernels) {
    return new NearestMean(m, trimmed(m, q), kept(m, q), kernels);
  }

  @Override
  public double[] shares(float[] sorted, int q) {
    int m = sorted.length;
    int keep = kept(m, q);
    double centreOf = NearestMean.middle(sorted, trimmed(m, q));
    int first = 0;
    while (first + keep < m && sorted[first] + (double) sorted[first + keep] < 2 * centreOf) {
      first++;
    }
    double[] shares = new double[m];
    Arrays.fill(shares, first, first + keep, 1.0 / keep);
    return shares;
  }

  /** Returns how many of m values are averaged. */
  public int kept(int m, int q) {
    return m - dropped * q;
  }

  /** Returns how many ranks on each side the centre leaves out. */
  public int trimmed(int m, int q) {
    return centre.trimmed(m, q);
  }
}
