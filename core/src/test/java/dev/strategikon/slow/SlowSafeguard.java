package dev.strategikon.slow;

import dev.strategikon.spec.Arguments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Algorithm 1 of the paper without noise, with all vectors of all steps kept and summed anew. */
public final class SlowSafeguard implements SlowRule {
  /** What the workers sent in each step so far; null for a worker that sent nothing. */
  private final List<double[][]> sent = new ArrayList<>();

  /** How many were trusted in each step. */
  private final List<Integer> counts = new ArrayList<>();

  private boolean[] good;

  @Override
  public double[] aggregate(double[][] x, Given given) {
    return new SlowSafeguard().step(x, given.arguments());
  }

  /** Does the next step. */
  public double[] step(double[][] x, Arguments arguments) {
    int t = sent.size();
    int t1 = arguments.integer("t1");
    if (t == 0 || (arguments.text("reset").equals("window") && t % t1 == 0)) {
      good = new boolean[x.length];
      Arrays.fill(good, true);
    }
    boolean[] before = good;
    sent.add(x);
    counts.add((int) IntStream.range(0, good.length).filter(i -> before[i]).count());
    boolean[] after = good.clone();
    filter(t - t % t1, arguments.text("threshold1"), after);
    int t0 = arguments.integer("t0");
    filter(t - t % t0, arguments.text("threshold0"), after);
    good = IntStream.range(0, after.length).anyMatch(i -> after[i]) ? after : before;
    boolean[] heard = arguments.text("removal").equals("now") ? good : before;
    int[] rows = IntStream.range(0, x.length).filter(i -> heard[i] && x[i] != null).toArray();
    int d = Arrays.stream(x).filter(row -> row != null).findFirst().orElseThrow().length;
    return rows.length == 0 ? new double[d] : Doubles.mean(Doubles.rows(x, rows));
  }

  /** Returns who is trusted after the steps so far. */
  public boolean[] good() {
    return good.clone();
  }

  private void filter(int from, String threshold, boolean[] after) {
    int m = good.length;
    double[][] sums = new double[m][];
    for (int i = 0; i < m; i++) {
      for (int k = from; k < sent.size(); k++) {
        double[] x = sent.get(k)[i];
        if (x != null) {
          sums[i] = sums[i] == null ? new double[x.length] : sums[i];
          Doubles.addScaled(sums[i], 1.0 / counts.get(k), x);
        }
      }
    }
    int median = -1;
    double radius = Double.POSITIVE_INFINITY;
    for (int i = 0; i < m; i++) {
      int worker = i;
      double[] distances =
          IntStream.range(0, m)
              .filter(j -> good[j])
              .mapToDouble(j -> distance(sums[worker], sums[j]))
              .sorted()
              .toArray();
      double own = distances[Math.min(distances.length, m / 2 + 1) - 1];
      if (good[i] && own < radius) {
        radius = own;
        median = i;
      }
    }
    double most = 2 * (threshold.equals("auto") ? radius : Double.parseDouble(threshold));
    for (int i = 0; i < m; i++) {
      after[i] &= distance(sums[i], sums[median]) <= most;
    }
  }

  /** A worker that has sent nothing in a window has the sum 0. */
  private static double distance(double[] a, double[] b) {
    if (a == null || b == null) {
      return a == b ? 0 : Doubles.norm(a == null ? b : a);
    }
    return Math.sqrt(Doubles.squaredDistance(a, b));
  }

  @Override
  public List<String> variants() {
    return List.of(
        "safeguard(t1=3, t0=3)",
        "safeguard(threshold1=2.5, threshold0=3)",
        "safeguard(removal=next, reset=window)");
  }

  /**
   * Far workers are left out without attackers, too, and who is far changes along a line. Of two
   * workers who are each other's last neighbour within the radius, the first is the median.
   */
  @Override
  public Set<Law> lacks(Arguments arguments) {
    return arguments.text("removal").equals("now")
        ? Set.of(
            Law.ANY_ORDER,
            Law.ANY_ORDER_WITHOUT_ATTACKERS,
            Law.MEAN_WITHOUT_ATTACKERS,
            Law.EXACT_PROFILE)
        : Set.of(Law.EXACT_PROFILE);
  }
}
