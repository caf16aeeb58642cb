package dev.strategikon.attack;

import java.util.Arrays;

/**
 * Every attacker sends the same number in all coordinates: zeros, which Krum and short-vector rules
 * may choose, or NaN and infinities, which a server that does not look destroys itself with.
 *
 * @param value the number
 */
public record Constant(float value) implements GradientAttack {
  @Override
  public float[][] vectors(Knowledge knowledge) {
    float[] u = new float[knowledge.mean().length];
    Arrays.fill(u, value);
    return Collusion.allSend(u, knowledge.byzantine());
  }
}
