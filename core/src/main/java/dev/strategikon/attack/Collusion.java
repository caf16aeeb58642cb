package dev.strategikon.attack;

import dev.strategikon.gradient.Vectors;
import dev.strategikon.text.ShownNumbers;
import java.util.Arrays;

/** Vectors of colluding attackers, who all send the same one. */
public final class Collusion {
  private Collusion() {}

  /** Returns the vectors of all attackers if every coordinate is the same number. */
  public static float[][] constant(Knowledge knowledge, float value) {
    float[] u = new float[knowledge.mean().length];
    Arrays.fill(u, value);
    return Vectors.repeat(u, knowledge.byzantine());
  }

  /** Returns −scale·v, a new vector. */
  public static float[] opposite(float[] v, double scale) {
    float[] u = new float[v.length];
    for (int j = 0; j < u.length; j++) {
      u[j] = toFloat(-scale * v[j]);
    }
    return u;
  }

  /** Returns v + scale·direction, a new vector. */
  public static float[] moved(float[] v, double scale, float[] direction) {
    float[] u = new float[v.length];
    for (int j = 0; j < u.length; j++) {
      u[j] = toFloat(v[j] + scale * direction[j]);
    }
    return u;
  }

  /**
   * Rounds a number that an attack sends.
   *
   * @throws IllegalArgumentException if it is finite, and too large for a float
   */
  public static float toFloat(double value) {
    float rounded = (float) value;
    if (Float.isInfinite(rounded) && Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "The attack would send "
              + ShownNumbers.digits(value)
              + ", but floats end at 3.4e38; give it a smaller scale");
    }
    return rounded;
  }
}
