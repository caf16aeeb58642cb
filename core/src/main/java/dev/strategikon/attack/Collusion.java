package dev.strategikon.attack;

import dev.strategikon.gradient.Vectors;
import java.util.Arrays;

/** Vectors of colluding attackers, who all send the same one. */
public final class Collusion {
  private Collusion() {}

  /**
   * {@return the vectors of all attackers if every coordinate is the same number}
   *
   * @param knowledge says how many they are and how long the vectors
   * @param value the number
   */
  public static float[][] constant(Knowledge knowledge, float value) {
    float[] u = new float[knowledge.mean().length];
    Arrays.fill(u, value);
    return Vectors.repeat(u, knowledge.byzantine());
  }

  /**
   * {@return −scale·v, a new vector}
   *
   * @param v any number of floats, only read
   * @param scale the factor
   */
  public static float[] opposite(float[] v, double scale) {
    float[] u = new float[v.length];
    for (int j = 0; j < u.length; j++) {
      u[j] = (float) (-scale * v[j]);
    }
    return u;
  }

  /**
   * {@return −sign(v), a new vector}
   *
   * @param v any number of floats, only read
   */
  public static float[] againstSigns(float[] v) {
    float[] u = new float[v.length];
    for (int j = 0; j < u.length; j++) {
      u[j] = -Math.signum(v[j]);
    }
    return u;
  }
}
