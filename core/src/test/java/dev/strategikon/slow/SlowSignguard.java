package dev.strategikon.slow;

import dev.strategikon.spec.Arguments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The clipped mean of vectors of usual length in the largest cluster of sign proportions. */
public final class SlowSignguard implements SlowRule {
  @Override
  public double[] aggregate(double[][] x, Given given) {
    double[] norms = Doubles.norms(x);
    double median = Columns.median(norms);
    List<Integer> usual =
        IntStream.range(0, x.length)
            .filter(i -> norms[i] >= given.number("low") * median)
            .filter(i -> norms[i] <= given.number("high") * median)
            .boxed()
            .collect(Collectors.toList());
    List<Integer> both = new ArrayList<>(usual);
    both.retainAll(largestCluster(proportions(x, given)));
    return Doubles.mean(
        (both.isEmpty() ? usual : both)
            .stream().map(i -> Doubles.clipped(x[i], median)).toArray(double[][]::new));
  }

  private static double[][] proportions(double[][] x, Given given) {
    int d = x[0].length;
    int count = Math.max(1, (int) (given.number("sample") * d));
    int[] columns = given.round().draws("signguard").subset(d, count);
    double[][] proportions = new double[x.length][3];
    for (int i = 0; i < x.length; i++) {
      for (int sign = -1; sign <= 1; sign++) {
        double[] row = x[i];
        int wanted = sign;
        proportions[i][1 - sign] =
            (double) IntStream.of(columns).filter(j -> Math.signum(row[j]) == wanted).count()
                / count;
      }
    }
    return proportions;
  }

  /** Centres by how many points are within the radius; then the nearest centre of each point. */
  private static List<Integer> largestCluster(double[][] points) {
    int n = points.length;
    double radius =
        Arrays.stream(points)
                .mapToDouble(a -> Columns.sorted(distances(points, a))[Math.max(0, n / 2 - 1)])
                .average()
                .orElseThrow()
            + 1e-12;
    List<double[]> all = new ArrayList<>();
    for (double[] point : points) {
      double[] centre = point;
      for (int k = 0; k < 300; k++) {
        double[] next = Doubles.mean(Doubles.rows(points, near(points, centre, radius)));
        double moved = Doubles.norm(Doubles.minus(next, centre));
        centre = next;
        if (moved <= radius / 1000) {
          break;
        }
      }
      all.add(centre);
    }
    List<double[]> centres = new ArrayList<>();
    for (int size = n; size > 0; size--) {
      for (double[] centre : all) {
        if (near(points, centre, radius).length == size
            && centres.stream()
                .allMatch(other -> Doubles.norm(Doubles.minus(centre, other)) > radius)) {
          centres.add(centre);
        }
      }
    }
    List<Integer> largest = List.of();
    for (double[] centre : centres) {
      List<Integer> cluster =
          IntStream.of(near(points, centre, radius))
              .filter(i -> nearest(centres, points[i]) == centre)
              .boxed()
              .toList();
      largest = cluster.size() > largest.size() ? cluster : largest;
    }
    return largest;
  }

  private static double[] nearest(List<double[]> centres, double[] point) {
    double[] gaps =
        centres.stream().mapToDouble(c -> Doubles.norm(Doubles.minus(c, point))).toArray();
    int best = 0;
    for (int c = 1; c < gaps.length; c++) {
      best = gaps[c] < gaps[best] ? c : best;
    }
    return centres.get(best);
  }

  private static double[] distances(double[][] points, double[] from) {
    return Arrays.stream(points).mapToDouble(b -> Doubles.norm(Doubles.minus(b, from))).toArray();
  }

  private static int[] near(double[][] points, double[] centre, double radius) {
    double[] distances = distances(points, centre);
    return IntStream.range(0, points.length).filter(i -> distances[i] <= radius).toArray();
  }

  @Override
  public List<String> variants() {
    return List.of("signguard(low=0.5, high=2, sample=1)");
  }

  /**
   * Signs and lengths are seen from the origin; clusters leave some out, and of equal ones the
   * first is taken.
   */
  @Override
  public Set<Law> lacks(Arguments arguments) {
    return EnumSet.of(
        Law.ANY_ORDER,
        Law.ANY_ORDER_WITHOUT_ATTACKERS,
        Law.MOVES_ALONG,
        Law.MEAN_WITHOUT_ATTACKERS,
        Law.EXACT_PROFILE);
  }
}
