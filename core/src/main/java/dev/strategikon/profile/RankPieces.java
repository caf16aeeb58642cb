package dev.strategikon.profile;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The pieces of a weighted mean of ranks, Σ w_k·x_(k). With q equal values u among h honest ones,
 * rank k is u clamped to [v_(k−q), v_(k)], where v_(k) is −∞ for k ≤ 0 and +∞ for k &gt; h. So the
 * slope between v_(i) and v_(i+1) is the weight of ranks i + 1 to i + q, and v_(i) is a knot only
 * if w_i and w_(i+q) differ.
 */
final class RankPieces extends ColumnPieces {
  private final double[] weights;
  private final int copies;

  /** The first rank with a weight. */
  private final int first;

  /** The last rank with a weight. */
  private final int last;

  /** The ranks among the honest values that are knots, from 0. */
  private final int[] knotRanks;

  /** The slope of each piece of a whole line. */
  private final double[] allSlopes;

  /**
   * Creates the memory for one thread.
   *
   * @param weights the weights of all m ranks
   * @param honest h, the number of honest values in a column
   */
  RankPieces(double[] weights, int honest) {
    super(honest);
    this.weights = weights;
    this.copies = weights.length - honest;
    int low = 0;
    while (low < weights.length - 1 && weights[low] == 0) {
      low++;
    }
    int high = weights.length - 1;
    while (high > low && weights[high] == 0) {
      high--;
    }
    this.first = low;
    this.last = high;
    this.knotRanks =
        IntStream.range(0, honest).filter(i -> weights[i] != weights[i + copies]).toArray();
    this.allSlopes = new double[knotRanks.length + 1];
    for (int piece = 0; piece < allSlopes.length; piece++) {
      for (int k = below(piece); k < below(piece) + copies; k++) {
        allSlopes[piece] += weights[k];
      }
    }
  }

  /** Returns how many honest values are below u in the first part of a piece. */
  private int below(int piece) {
    return piece == 0 ? 0 : knotRanks[piece - 1] + 1;
  }

  @Override
  int[] ranks(int honest) {
    IntStream weighted = IntStream.rangeClosed(first, last).filter(k -> weights[k] != 0);
    return IntStream.concat(
            Arrays.stream(knotRanks), weighted.flatMap(k -> IntStream.of(k, k - copies)))
        .filter(rank -> rank >= 0 && rank < honest)
        .distinct()
        .sorted()
        .toArray();
  }

  @Override
  void set(double[] sorted, ColumnOrder order, double from, double to) {
    int piece = 0;
    while (piece < knotRanks.length && sorted[knotRanks[piece]] < from) {
      piece++;
    }
    begin(offset(sorted, piece), allSlopes[piece]);
    for (; piece < knotRanks.length && sorted[knotRanks[piece]] <= to; piece++) {
      add(sorted[knotRanks[piece]], offset(sorted, piece + 1), allSlopes[piece + 1]);
    }
  }

  /**
   * Adds what stands still, rank by rank: differences of sums would lose digits beside a huge
   * value.
   */
  private double offset(double[] sorted, int piece) {
    int below = below(piece);
    double offset = 0;
    for (int k = first; k < Math.min(below, last + 1); k++) {
      offset += weights[k] * sorted[k];
    }
    for (int k = Math.max(first, below + copies); k <= last; k++) {
      offset += weights[k] * sorted[k - copies];
    }
    return offset;
  }

  @Override
  double at(double u) {
    int piece = 0;
    while (piece < count && knots[piece] < u) {
      piece++;
    }
    return offsets[piece] + (slopes[piece] == 0 ? 0 : slopes[piece] * u);
  }

  @Override
  boolean isContinuous() {
    return true;
  }
}
