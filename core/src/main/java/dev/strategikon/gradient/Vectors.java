package dev.strategikon.gradient;

import java.util.Arrays;

/** Small operations on vectors of floats. */
public final class Vectors {
  private Vectors() {}

  /**
   * Returns whether every coordinate is 0; −0 counts as 0, NaN does not.
   *
   * @param x only read; on a shard its own coordinates
   * @return whether it is the zero vector
   */
  public static boolean isZero(float[] x) {
    for (float value : x) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns rows that are all the same array, as colluding attackers send it.
   *
   * @param x the vector, not copied
   * @param count how many rows
   * @return a new outer array whose elements are all {@code x}
   */
  public static float[][] repeat(float[] x, int count) {
    float[][] rows = new float[count][];
    Arrays.fill(rows, x);
    return rows;
  }

  /**
   * Returns v + scale·direction.
   *
   * @param v d floats, only read
   * @param scale the factor
   * @param direction d floats, only read
   * @return d new floats
   */
  public static float[] moved(float[] v, double scale, float[] direction) {
    float[] moved = new float[v.length];
    for (int j = 0; j < moved.length; j++) {
      moved[j] = (float) (v[j] + scale * direction[j]);
    }
    return moved;
  }
}
