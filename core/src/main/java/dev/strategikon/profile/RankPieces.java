package dev.strategikon.profile;

/**
 * The pieces of a weighted mean of ranks, Σ w_k·x_(k). With q equal values u among h honest ones,
 * rank k is u clamped to [v_(k−q), v_(k)], where v_(k) is −∞ for k ≤ 0 and +∞ for k &gt; h. So the
 * knots are the honest values, and the slope between v_(i) and v_(i+1) is the weight of ranks i + 1
 * to i + q.
 */
final class RankPieces extends ColumnPieces {
  private final double[] weights;
  private final int honest;
  private final int copies;

  /** The first rank with a weight. */
  private final int first;

  /** The last rank with a weight. */
  private final int last;

  /**
   * Creates the memory for one thread.
   *
   * @param weights the weights of all m ranks
   * @param honest h, the number of honest values in a column
   */
  RankPieces(double[] weights, int honest) {
    super(honest);
    this.weights = weights;
    this.honest = honest;
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
  }

  @Override
  void set(double[] sorted, int[] indices, double from, double to) {
    boolean hasPiece = false;
    for (int i = 0; i <= honest; i++) {
      if ((i < honest && sorted[i] < from) || (i > 0 && sorted[i - 1] > to)) {
        continue;
      }
      double offset = 0;
      double slope = 0;
      for (int k = first; k <= last; k++) {
        if (k < i) {
          offset += weights[k] * sorted[k];
        } else if (k < i + copies) {
          slope += weights[k];
        } else {
          offset += weights[k] * sorted[k - copies];
        }
      }
      if (hasPiece) {
        add(sorted[i - 1], offset, slope);
      } else {
        begin(offset, slope);
        hasPiece = true;
      }
    }
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
