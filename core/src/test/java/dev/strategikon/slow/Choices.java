package dev.strategikon.slow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Choices among vectors; every tie goes to the lowest index. */
final class Choices {
  /** What keys that are equal on paper may differ by, as a share. */
  private static final double SAME = 1e-12;

  private Choices() {}

  /**
   * Returns the indices of the smallest keys, ascending by key. Keys that differ by no more than
   * double arithmetic rounds are a tie with the last of them; the lowest index comes first.
   */
  static int[] smallest(double[] keys, int count) {
    if (count < 1 || count > keys.length) {
      throw new IllegalArgumentException("Cannot take " + count + " of " + keys.length);
    }
    double last = Columns.sorted(keys)[count - 1];
    return IntStream.range(0, keys.length)
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                    (Integer i) -> Math.abs(keys[i] - last) <= SAME * last ? last : keys[i])
                .thenComparing(i -> i))
        .limit(count)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Returns the mean of the vectors with the smallest keys. */
  static double[] meanOfSmallest(double[][] x, double[] keys, int count) {
    return Doubles.mean(Doubles.rows(x, smallest(keys, count)));
  }

  /**
   * Returns the subset of 0, …, m − 1 with the least cost, the first one in a tie. Costs that
   * differ by no more than double arithmetic rounds are a tie.
   */
  static int[] bestSubset(int m, int size, ToDoubleFunction<int[]> cost) {
    int[] best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int[] subset : subsets(m, size)) {
      double value = cost.applyAsDouble(subset);
      if (best == null || value < least * (1 - SAME)) {
        best = subset;
        least = value;
      }
    }
    return best;
  }

  /** Returns all subsets of so many of 0, …, m − 1 in lexicographic order. */
  private static List<int[]> subsets(int m, int size) {
    List<int[]> all = new ArrayList<>();
    extend(new int[size], 0, 0, m, all);
    return all;
  }

  private static void extend(int[] chosen, int size, int next, int m, List<int[]> all) {
    if (size == chosen.length) {
      all.add(chosen.clone());
      return;
    }
    for (int i = next; i < m; i++) {
      chosen[size] = i;
      extend(chosen, size + 1, i + 1, m, all);
    }
  }
}
