package dev.strategikon.slow;

import dev.strategikon.spec.Arguments;
import java.util.List;
import java.util.Set;

/** The mean of the m − q vectors with the least sum of distances to the inner rule's results. */
public final class SlowGas implements SlowRule {
  @Override
  public double[] aggregate(double[][] x, Given given) {
    int d = x[0].length;
    int size = (int) Math.ceil((double) d / given.integer("groups"));
    int keep = given.arguments().text("inner").equals("krum") ? 1 : x.length - given.q();
    int[] order = given.round().draws("gas").permutation(d);
    double[] scores = new double[x.length];
    for (int from = 0; from < d; from += size) {
      double[][] group = new double[x.length][Math.min(d, from + size) - from];
      for (int i = 0; i < x.length; i++) {
        for (int k = 0; k < group[i].length; k++) {
          group[i][k] = x[i][order[from + k]];
        }
      }
      double[] krum = KrumDistances.scores(group, x.length - given.q() - 2);
      double[] centre = Choices.meanOfSmallest(group, krum, keep);
      for (int i = 0; i < x.length; i++) {
        scores[i] += Doubles.norm(Doubles.minus(group[i], centre));
      }
    }
    return Choices.meanOfSmallest(x, scores, x.length - given.q());
  }

  @Override
  public List<String> variants() {
    return List.of("gas(groups=7, inner=krum)");
  }

  /** Choices differ from group to group, and sums of lengths are no quadratics. */
  @Override
  public Set<Law> lacks(Arguments arguments) {
    return Set.of(Law.EXACT_PROFILE);
  }
}
