package dev.strategikon.samples;

import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.VectorRule;
import java.util.Arrays;

/** The coordinate-wise median of an odd number of vectors, told as a function of whole vectors. */
public record WholeMedian() implements VectorRule {
  @Override
  public void check(int m, int q) {
    Requirements.checkLimit("whole-median", m, q, 2, 0, "2q < m");
  }

  @Override
  public float[] aggregate(float[][] vectors, int q, Round round) {
    float[] median = new float[vectors[0].length];
    for (int j = 0; j < median.length; j++) {
      float[] column = new float[vectors.length];
      for (int i = 0; i < column.length; i++) {
        column[i] = vectors[i][j];
      }
      Arrays.sort(column);
      median[j] = column[column.length / 2];
    }
    return median;
  }
}
