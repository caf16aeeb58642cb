package dev.strategikon.rule.coordinate;

/** What the values of a coordinate are near to. */
public enum Centre {
  /** The median; of an even number of values, the mean of the two middle ones. */
  MEDIAN {
    @Override
    int trimmed(int m, int q) {
      return (m - 1) / 2;
    }
  },
  /** The trimmed mean, q values trimmed on each side. */
  TRIMMED_MEAN {
    @Override
    int trimmed(int m, int q) {
      return q;
    }
  };

  /** Both are means of the middle ranks: how many ranks are trimmed on each side? */
  abstract int trimmed(int m, int q);
}
