package dev.strategikon.samples;

import dev.strategikon.gradient.VectorSource;

/**
 * Vectors of which a reader gets copies only.
 *
 * @param rows m vectors of d floats
 */
public record Elsewhere(float[][] rows) implements VectorSource {
  @Override
  public int count() {
    return rows.length;
  }

  @Override
  public int dimension() {
    return rows[0].length;
  }

  @Override
  public void copy(int vector, int from, int to, float[] out) {
    System.arraycopy(rows[vector], from, out, 0, to - from);
  }
}
