package dev.strategikon.examples.plugin;

import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.Knowledge;
import java.util.Arrays;

/**
 * An attack: all send the opposite of one honest gradient.
 *
 * @param scale how many times as long
 */
public record OppositeOfOne(double scale) implements GradientAttack {
  @Override
  public float[][] vectors(Knowledge knowledge) {
    float[] opposite = knowledge.honest().row(0).clone();
    for (int j = 0; j < opposite.length; j++) {
      opposite[j] *= (float) -scale;
    }
    float[][] vectors = new float[knowledge.byzantine()][];
    Arrays.fill(vectors, opposite);
    return vectors;
  }
}
