package dev.strategikon.attack.manipulation;

import dev.strategikon.gradient.Gradients;

/**
 * The least and the largest number of each coordinate of several vectors.
 *
 * @param smallest d floats
 * @param largest d floats
 */
record ColumnRanges(float[] smallest, float[] largest) {
  static ColumnRanges of(Gradients vectors) {
    float[] smallest = vectors.row(0).clone();
    float[] largest = vectors.row(0).clone();
    for (int i = 1; i < vectors.count(); i++) {
      float[] row = vectors.row(i);
      for (int j = 0; j < row.length; j++) {
        smallest[j] = Math.min(smallest[j], row[j]);
        largest[j] = Math.max(largest[j], row[j]);
      }
    }
    return new ColumnRanges(smallest, largest);
  }
}
