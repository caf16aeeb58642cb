package dev.strategikon.attack;

import java.util.Arrays;

/** What attacks that agree on one vector have in common. */
public final class Collusion {
  private Collusion() {}

  /** Returns what all attackers send if it is one number in all coordinates. */
  public static float[][] constant(Knowledge knowledge, float value) {
    float[] u = new float[knowledge.mean().length];
    Arrays.fill(u, value);
    return allSend(u, knowledge.byzantine());
  }

  /** Returns a new vector −scale·v. */
  public static float[] opposite(float[] v, double scale) {
    float[] u = new float[v.length];
    for (int j = 0; j < u.length; j++) {
      u[j] = (float) (-scale * v[j]);
    }
    return u;
  }

  /** Returns a new vector v + scale·direction. */
  public static float[] moved(float[] v, double scale, float[] direction) {
    float[] u = new float[v.length];
    for (int j = 0; j < u.length; j++) {
      u[j] = (float) (v[j] + scale * direction[j]);
    }
    return u;
  }

  /** Returns the vector q times, as one array. */
  public static float[][] allSend(float[] u, int byzantine) {
    float[][] vectors = new float[byzantine][];
    Arrays.fill(vectors, u);
    return vectors;
  }
}
