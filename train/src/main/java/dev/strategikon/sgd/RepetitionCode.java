package dev.strategikon.sgd;

import dev.strategikon.compute.Compute;
import dev.strategikon.options.WorkerGroups;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The repetition code of DRACO (Chen, Wang, Charles and Papailiopoulos, ICML 2018): the honest
 * workers of a group send the same vector bit by bit. A vector that more than q of a group send is
 * what an honest one of them sent, as long as at most q of the group are Byzantine.
 *
 * <p>With q = 0 every worker is a group, and every vector is taken. Decoding compares each vector
 * with the different ones before it in its group, mostly up to their first coordinates.
 *
 * @param groups the workers' groups
 */
record RepetitionCode(WorkerGroups groups) {
  private static final int NONE = -1;

  /**
   * Decodes the vector of each group.
   *
   * @param sent one vector a worker
   * @return for each group with a majority, in the groups' order, a worker that sent its vector
   */
  int[] decode(float[][] sent, Compute compute) {
    if (groups.byzantine() == 0) {
      return IntStream.range(0, sent.length).toArray();
    }
    double[] own = new double[sent.length];
    compute.forEach(groups.count(), group -> findAlike(sent, group * groups.size(), own));
    int[] alike = agreed(compute.shard().gather(own));
    return IntStream.range(0, groups.count())
        .map(group -> majority(alike, group * groups.size()))
        .filter(sender -> sender != NONE)
        .toArray();
  }

  /** Writes for each worker of a group the first one that sent the same bits. */
  private void findAlike(float[][] sent, int first, double[] alike) {
    for (int worker = first; worker < first + groups.size(); worker++) {
      int other = first;
      while (other < worker && !(alike[other] == other && sameBits(sent[other], sent[worker]))) {
        other++;
      }
      alike[worker] = other;
    }
  }

  /** Returns for each worker the first of its group that sent the same bits on every shard. */
  private int[] agreed(double[][] shards) {
    return IntStream.range(0, groups.workers())
        .map(
            worker ->
                IntStream.rangeClosed(groups.leader(worker), worker)
                    .filter(
                        other ->
                            Arrays.stream(shards).allMatch(alike -> alike[other] == alike[worker]))
                    .findFirst()
                    .orElseThrow())
        .toArray();
  }

  /**
   * Returns one of the more than q workers of a group who sent the same, or none: by the majority
   * vote of Boyer and Moore.
   */
  private int majority(int[] alike, int first) {
    int candidate = first;
    int lead = 0;
    for (int worker = first; worker < first + groups.size(); worker++) {
      if (lead == 0) {
        candidate = worker;
        lead = 1;
      } else {
        lead += alike[candidate] == alike[worker] ? 1 : -1;
      }
    }
    int elected = alike[candidate];
    long votes =
        IntStream.range(first, first + groups.size())
            .filter(worker -> alike[worker] == elected)
            .count();
    return votes > groups.byzantine() ? candidate : NONE;
  }

  /** Compares bits: unlike {@code Arrays.equals}, different NaN are different. */
  private static boolean sameBits(float[] a, float[] b) {
    if (a == b) {
      return true;
    }
    if (a == null || b == null || a.length != b.length) {
      return false;
    }
    for (int j = 0; j < a.length; j++) {
      if (Float.floatToRawIntBits(a[j]) != Float.floatToRawIntBits(b[j])) {
        return false;
      }
    }
    return true;
  }
}
