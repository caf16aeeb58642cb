package dev.strategikon.slow;

import dev.strategikon.spec.Arguments;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Clips, sparsifies, and then takes in each layer the mean of those that both filters let pass. */
public final class SlowLasa implements SlowRule {
  /** What float arithmetic may lose of a figure, as a share of the largest one. */
  private static final double ROUNDING = 1e-6;

  @Override
  public double[] aggregate(double[][] x, Given given) {
    int d = x[0].length;
    double[] norms = Columns.sorted(Doubles.norms(x));
    double bound = norms[(x.length - 1) / 2];
    long keep = Math.max(1, Math.round(d * (1 - given.number("sparsity"))));
    double[][] y =
        Arrays.stream(x)
            .map(row -> Doubles.clipped(largest(row, keep), bound, Doubles.norm(row)))
            .toArray(double[][]::new);
    double[] aggregate = new double[d];
    int from = 0;
    List<Integer> sizes = given.round().layers().sizes();
    for (int size : sizes.isEmpty() ? List.of(d) : sizes) {
      int begin = from;
      int end = from + size;
      double[][] layer =
          Arrays.stream(y).map(row -> Arrays.copyOfRange(row, begin, end)).toArray(double[][]::new);
      boolean[] lengths = near(layer, Doubles::norm, given.number("lengths"));
      boolean[] signs = near(layer, SlowLasa::balance, given.number("signs"));
      int[] both = IntStream.range(0, x.length).filter(i -> lengths[i] && signs[i]).toArray();
      double[] mean = Doubles.mean(both.length == 0 ? layer : Doubles.rows(layer, both));
      System.arraycopy(mean, 0, aggregate, begin, size);
      from = end;
    }
    return aggregate;
  }

  private static double[] largest(double[] row, long keep) {
    double[] kept = new double[row.length];
    IntStream.range(0, row.length)
        .boxed()
        .sorted(Comparator.comparingDouble(j -> -Math.abs(row[j])))
        .limit(keep)
        .forEach(j -> kept[j] = row[j]);
    return kept;
  }

  private static double balance(double[] part) {
    double all = Arrays.stream(part).map(v -> Math.abs(Math.signum(v))).sum();
    return all == 0 ? 0 : Arrays.stream(part).map(Math::signum).sum() / all;
  }

  private static boolean[] near(
      double[][] layer, ToDoubleFunction<double[]> figure, double radius) {
    double[] all = Arrays.stream(layer).mapToDouble(figure).toArray();
    double median = Columns.median(all);
    double mean = Doubles.average(all);
    double deviation =
        Math.sqrt(Arrays.stream(all).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
    double slack = ROUNDING * Arrays.stream(all).map(Math::abs).max().orElseThrow();
    boolean[] near = new boolean[all.length];
    for (int i = 0; i < near.length; i++) {
      double gap = Math.abs(all[i] - median);
      near[i] = gap <= slack || gap + slack < radius * deviation;
    }
    return near;
  }

  @Override
  public List<String> variants() {
    return List.of("lasa(sparsity=0, lengths=1.5, signs=2)", "lasa(sparsity=0.8, signs=0.5)");
  }

  /**
   * Vectors that agree lose their small coordinates; lengths and signs are seen from the origin.
   */
  @Override
  public Set<Law> lacks(Arguments arguments) {
    return arguments.number("sparsity") == 0
        ? Set.of(Law.MOVES_ALONG, Law.MEAN_WITHOUT_ATTACKERS, Law.EXACT_PROFILE)
        : Set.of(Law.MOVES_ALONG, Law.UNANIMITY, Law.MEAN_WITHOUT_ATTACKERS, Law.EXACT_PROFILE);
  }
}
