package dev.strategikon.options;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The groups of workers that compute the same gradient: with r = 2q + 1, workers g·r to g·r + r − 1
 * are group g. With q = 0 every worker is a group.
 *
 * @param workers m, a multiple of r
 * @param byzantine q, how many Byzantine workers a group withstands
 */
public record WorkerGroups(int workers, int byzantine) {
  private static final int NONE = -1;

  /**
   * Checks that m is a multiple of r.
   *
   * @param workers m, a multiple of r
   * @param byzantine q, how many Byzantine workers a group withstands
   */
  public WorkerGroups {
    int size = 2 * byzantine + 1;
    if (workers % size != 0) {
      throw new IllegalArgumentException(
          "draco needs groups of 2·declared + 1 = %d workers, but workers = %d is not a multiple of"
                  .formatted(size, workers)
              + " %d. With %d workers, declared can be %s"
                  .formatted(size, workers, fitting(workers)));
    }
  }

  /** {@return r, the number of workers in a group} */
  public int size() {
    return 2 * byzantine + 1;
  }

  /** {@return m / r, the number of groups} */
  public int count() {
    return workers / size();
  }

  /**
   * {@return the number of groups in which so many Byzantine workers can have the majority}
   *
   * @param attackers how many workers are Byzantine
   */
  public int captured(int attackers) {
    return Math.min(count(), attackers / (byzantine + 1));
  }

  /**
   * {@return the first worker of a worker's group, by which all of them draw their random numbers}
   *
   * @param worker the worker's index, from 0
   */
  public int leader(int worker) {
    return worker - worker % size();
  }

  /**
   * {@return an honest worker of each of the first groups that have one}
   *
   * @param byzantine for each worker, whether it is Byzantine
   * @param most the largest number of workers to return
   */
  public int[] honestRepresentatives(boolean[] byzantine, int most) {
    return IntStream.range(0, count())
        .map(group -> firstHonest(group * size(), byzantine))
        .filter(worker -> worker != NONE)
        .limit(most)
        .toArray();
  }

  private int firstHonest(int first, boolean[] byzantine) {
    return IntStream.range(first, first + size())
        .filter(worker -> !byzantine[worker])
        .findFirst()
        .orElse(NONE);
  }

  /** Returns every q for which m is a multiple of 2q + 1. */
  private static String fitting(int workers) {
    return IntStream.rangeClosed(0, (workers - 1) / 2)
        .filter(q -> workers % (2 * q + 1) == 0)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(", "));
  }
}
