package dev.strategikon.sgd;

import dev.strategikon.compute.Compute;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The repetition code of DRACO (Chen, Wang, Charles and Papailiopoulos, ICML 2018): workers g·r to
 * g·r + r − 1, with r = 2q + 1, are group g and send the same vector bit by bit, unless they are
 * Byzantine. A vector that more than q of a group send is what an honest one of them sent, as long
 * as at most q of the group are Byzantine.
 *
 * <p>With q = 0 every worker is a group, and everything that is sent is taken. Decoding compares
 * each vector with the different ones before it in its group, mostly up to their first coordinates.
 *
 * @param workers m, a multiple of r
 * @param byzantine q, how many Byzantine workers a group withstands
 */
record RepetitionCode(int workers, int byzantine) {
  private static final int NONE = -1;

  /** Checks that m is a multiple of r. */
  RepetitionCode {
    int size = 2 * byzantine + 1;
    if (workers % size != 0) {
      throw new IllegalArgumentException(
          "draco needs groups of 2·declared + 1 = %d workers, but workers = %d is not a multiple of"
                  .formatted(size, workers)
              + " %d. With %d workers, declared can be %s"
                  .formatted(size, workers, fitting(workers)));
    }
  }

  /** Returns r, the number of workers in a group. */
  int groupSize() {
    return 2 * byzantine + 1;
  }

  /** Returns m / r, how many different vectors the honest workers send. */
  int groups() {
    return workers / groupSize();
  }

  /** Returns the number of groups in which so many Byzantine workers can have the majority. */
  int captured(int attackers) {
    return Math.min(groups(), attackers / (byzantine + 1));
  }

  /**
   * Returns an honest worker of each of the first groups that have one.
   *
   * @param honestGroups how many groups are asked for
   */
  int[] honestRepresentatives(boolean[] byzantine, int honestGroups) {
    return IntStream.range(0, groups())
        .map(group -> firstHonest(group * groupSize(), byzantine))
        .filter(worker -> worker != NONE)
        .limit(honestGroups)
        .toArray();
  }

  private int firstHonest(int first, boolean[] byzantine) {
    return IntStream.range(first, first + groupSize())
        .filter(worker -> !byzantine[worker])
        .findFirst()
        .orElse(NONE);
  }

  /**
   * Returns the first worker of a worker's group, by which all of them draw their random numbers.
   */
  int leader(int worker) {
    return worker - worker % groupSize();
  }

  /**
   * Decodes the vector of each group.
   *
   * @param sent one vector a worker
   * @return for each group with a majority, in the groups' order, a worker that sent its vector
   */
  int[] decode(float[][] sent, Compute compute) {
    if (byzantine == 0) {
      return IntStream.range(0, sent.length).toArray();
    }
    double[] own = new double[sent.length];
    compute.forEach(groups(), group -> findAlike(sent, group * groupSize(), own));
    int[] alike = agreed(compute.shard().gather(own));
    return IntStream.range(0, groups())
        .map(group -> majority(alike, group * groupSize()))
        .filter(sender -> sender != NONE)
        .toArray();
  }

  /** Writes for each worker of a group the first one that sent the same bits. */
  private void findAlike(float[][] sent, int first, double[] alike) {
    for (int worker = first; worker < first + groupSize(); worker++) {
      int other = first;
      while (other < worker && !(alike[other] == other && sameBits(sent[other], sent[worker]))) {
        other++;
      }
      alike[worker] = other;
    }
  }

  /** Returns for each worker the first of its group that sent the same bits on every shard. */
  private int[] agreed(double[][] shards) {
    return IntStream.range(0, workers)
        .map(
            worker ->
                IntStream.rangeClosed(leader(worker), worker)
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
    for (int worker = first; worker < first + groupSize(); worker++) {
      if (lead == 0) {
        candidate = worker;
        lead = 1;
      } else {
        lead += alike[candidate] == alike[worker] ? 1 : -1;
      }
    }
    int elected = alike[candidate];
    long votes =
        IntStream.range(first, first + groupSize())
            .filter(worker -> alike[worker] == elected)
            .count();
    return votes > byzantine ? candidate : NONE;
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

  /** Returns every q for which m is a multiple of 2q + 1. */
  private static String fitting(int workers) {
    return IntStream.rangeClosed(0, (workers - 1) / 2)
        .filter(q -> workers % (2 * q + 1) == 0)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(", "));
  }
}
