package dev.strategikon.attack;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * What attackers remember from one step to the next. Most remember {@link #NONE nothing}. The
 * arrays are not copied, and nobody writes them.
 *
 * @param steps how many steps they have learned from
 * @param number one that they keep: the honest gradient on which they have settled, from 0, or how
 *     often they have lowered a scale; −1 for none
 * @param mean an average of honest means or of aggregates, d floats or a shard's; empty if it is
 *     not needed
 * @param direction a direction, d floats or a shard's; empty if it is not needed
 */
public record AttackMemory(int steps, int number, float[] mean, float[] direction)
    implements Serializable {
  /** Of attackers who have learned nothing. */
  public static final AttackMemory NONE = new AttackMemory(0, -1, new float[0], new float[0]);

  /** {@return whether nothing was learned} */
  public boolean isEmpty() {
    return steps == 0;
  }

  /**
   * {@return the memory of a shard's attackers}
   *
   * @param from the shard's first coordinate
   * @param to one past its last one
   */
  public AttackMemory slice(int from, int to) {
    return new AttackMemory(steps, number, slice(mean, from, to), slice(direction, from, to));
  }

  private static float[] slice(float[] vector, int from, int to) {
    return vector.length == 0 ? vector : Arrays.copyOfRange(vector, from, to);
  }

  /**
   * Puts the memories of all shards together.
   *
   * @param shards the memories in the order of the shards
   * @return the memory of attackers who see all coordinates
   */
  public static AttackMemory join(List<AttackMemory> shards) {
    AttackMemory first = shards.get(0);
    return new AttackMemory(
        first.steps,
        first.number,
        joined(shards.stream().map(AttackMemory::mean).toList()),
        joined(shards.stream().map(AttackMemory::direction).toList()));
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
