package dev.strategikon.profile;

import dev.strategikon.compute.Blocks;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where the coordinates' median c of all vectors may be, whatever attackers send: from what it is
 * with all of them at −∞ to what it is with all of them at +∞, coordinate by coordinate.
 *
 * @param product what ⟨r, c⟩ is at least
 * @param squaredDistances what each ‖v_i − c‖² is at most
 */
public record MedianRange(double product, double[] squaredDistances) {
  /**
   * Computes the range in one pass over the honest values.
   *
   * @param line any line of attacks; its rule is not used
   * @return the range; empty if half of the vectors or more are attackers'
   */
  public static Optional<MedianRange> of(Line line) {
    float[][] rows = line.honest().rows();
    int h = rows.length;
    int q = line.byzantine();
    int low = (h + q - 1) / 2 - q;
    int high = (h + q) / 2;
    if (low < 0) {
      return Optional.empty();
    }
    LineColumns columns = LineColumns.of(line);
    int[] ranks = IntStream.rangeClosed(low, high).filter(rank -> rank < h).toArray();
    double[] sums =
        Blocks.sum(
            line.reference().length,
            h + 1,
            line.compute(),
            () -> {
              HonestColumns honest = columns.sorted(ranks);
              return (from, to, leaf) -> {
                Arrays.fill(leaf, 0);
                honest.forEach(from, to, j -> add(line, honest.sorted(), j, leaf));
              };
            });
    return Optional.of(new MedianRange(sums[h], Arrays.copyOf(sums, h)));
  }

  private static void add(Line line, double[] sorted, int j, double[] sums) {
    int h = sums.length - 1;
    int q = line.byzantine();
    int first = (h + q - 1) / 2;
    int second = (h + q) / 2;
    double low = (sorted[first - q] + sorted[second - q]) / 2;
    double high = (sorted[first] + sorted[second]) / 2;
    for (int i = 0; i < h; i++) {
      double x = line.honest().row(i)[j];
      double farthest = Math.max(Math.abs(x - low), Math.abs(x - high));
      sums[i] += farthest * farthest;
    }
    double r = line.reference()[j];
    sums[h] += r * (r > 0 ? low : high);
  }
}
