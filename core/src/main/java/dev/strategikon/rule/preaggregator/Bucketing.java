package dev.strategikon.rule.preaggregator;

import dev.strategikon.geometry.Breakpoints;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.geometry.MovingGeometry;
import dev.strategikon.rule.PreAggregator;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Round;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;

/**
 * Bucketing (Karimireddy, He and Jaggi, ICLR 2022).
 *
 * @param size s, the number of vectors in a bucket, at least 1
 */
public record Bucketing(int size) implements PreAggregator {
  /** Its entry in the catalogue. */
  public static final Entry<PreAggregator> ENTRY =
      new Entry<>(
          "bucketing",
          "Replaces the vectors by the means of random buckets.",
          "Karimireddy, He and Jaggi, ICLR 2022",
          List.of(Parameter.optional("size", "2", "how many vectors a bucket holds")),
          new Guide(
              """
              shuffle the m vectors, anew in each step, and divide them into ⌈m/s⌉ buckets of s
              (the last may be smaller); y_b = mean of the vectors in bucket b
              """,
              "Any q. The rule after it sees ⌈m/s⌉ vectors, of which up to q may be Byzantine."
                  + " `bucketing | median` is the median of means, and `bucketing | geometric-median`"
                  + " that of Minsker (2015) and Chen, Su and Xu (2017), with ⌈m/s⌉ groups.",
              "The geometry. Before a coordinate rule also m additions for each coordinate.",
              "If q is too large for the rule after it: with m = 25 and s = 2 there are 13"
                  + " buckets, so a rule that needs 2q < m takes at most q = 6."),
          arguments -> new Bucketing(arguments.integer("size")));

  /**
   * Checks the size.
   *
   * @param size s, the number of vectors in a bucket, at least 1
   * @throws IllegalArgumentException if it is below 1
   */
  public Bucketing {
    if (size < 1) {
      throw new IllegalArgumentException("bucketing needs a size of at least 1, not " + size);
    }
  }

  @Override
  public void check(int m, int q) {
    Requirements.checkCounts("bucketing", m, q);
  }

  @Override
  public int outputs(int m, int q) {
    return (int) ((m + (long) size - 1) / size);
  }

  @Override
  public LinearMap map(Geometry geometry, int q, Round round) {
    int m = geometry.count();
    int[] shuffled = round.draws("bucketing").permutation(m);
    double[][] weights = new double[outputs(m, q)][m];
    for (int i = 0; i < m; i++) {
      int bucket = i / size;
      int members = Math.min(size, m - bucket * size);
      weights[bucket][shuffled[i]] = 1.0 / members;
    }
    return LinearMap.of(weights);
  }

  /** There are none: the order does not depend on the vectors. */
  @Override
  public boolean addBreakpoints(MovingGeometry moving, int q, Breakpoints breakpoints) {
    return true;
  }
}
