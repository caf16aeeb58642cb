package dev.strategikon.rule;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a {@link RememberingRule} remembers of the workers from one step to the next. All other
 * rules remember {@link #NONE nothing}. The arrays are not copied, and nobody writes them.
 *
 * @param steps how many steps it has learned from
 * @param trusted for each of the m workers, whether the rule still listens to it
 * @param vectors a number of vectors for each worker, of d floats or a shard's: vector k of worker
 *     i is at k·m + i; empty before the first step
 */
public record RuleMemory(int steps, boolean[] trusted, float[][] vectors) implements Serializable {
  private static final long serialVersionUID = 1;

  /** Of a rule that has seen no worker. */
  public static final RuleMemory NONE = new RuleMemory(0, new boolean[0], new float[0][]);

  /**
   * {@return the memory of a rule before its first step, when it listens to all workers}
   *
   * @param workers m
   */
  public static RuleMemory begin(int workers) {
    boolean[] all = new boolean[workers];
    Arrays.fill(all, true);
    return new RuleMemory(0, all, new float[0][]);
  }

  /** {@return whether nothing is remembered} */
  public boolean isEmpty() {
    return trusted.length == 0;
  }

  /** {@return m, the number of workers that are remembered} */
  public int workers() {
    return trusted.length;
  }

  /**
   * {@return the memory of some workers, in another order} It serves those who ask what the rule
   * would make of vectors that are not in the order of the workers, such as an audit.
   *
   * @param order for each place, the worker that takes it
   */
  public RuleMemory of(int... order) {
    if (isEmpty()) {
      return this;
    }
    boolean[] some = new boolean[order.length];
    float[][] theirs = new float[vectors.length / workers() * order.length][];
    for (int place = 0; place < order.length; place++) {
      some[place] = trusted[order[place]];
      for (int k = 0; k < vectors.length / workers(); k++) {
        theirs[k * order.length + place] = vectors[k * workers() + order[place]];
      }
    }
    return new RuleMemory(steps, some, theirs);
  }

  /**
   * {@return the memory of a shard's rule}
   *
   * @param from the shard's first coordinate
   * @param to one past its last one
   */
  public RuleMemory slice(int from, int to) {
    return new RuleMemory(
        steps,
        trusted,
        Arrays.stream(vectors)
            .map(vector -> Arrays.copyOfRange(vector, from, to))
            .toArray(float[][]::new));
  }

  /**
   * Puts the memories of all shards together.
   *
   * @param shards the memories in the order of the shards
   * @return the memory of a rule that sees all coordinates
   */
  public static RuleMemory join(List<RuleMemory> shards) {
    RuleMemory first = shards.get(0);
    return new RuleMemory(
        first.steps,
        first.trusted,
        IntStream.range(0, first.vectors.length)
            .mapToObj(k -> joined(shards.stream().map(shard -> shard.vectors[k]).toList()))
            .toArray(float[][]::new));
  }

  private static float[] joined(List<float[]> slices) {
    float[] whole = new float[slices.stream().mapToInt(slice -> slice.length).sum()];
    int from = 0;
    for (float[] slice : slices) {
      System.arraycopy(slice, 0, whole, from, slice.length);
      from += slice.length;
    }
    return whole;
  }
}
