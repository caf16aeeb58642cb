package dev.strategikon.kernel;

import java.util.Arrays;

/** {@link ProductKernels} in plain loops. */
final class ScalarProducts implements ProductKernels {
  @Override
  public Products products(float[][] rows) {
    float[] lanes = new float[LANES]; // An array for each pair would be garbage of the data's size.
    return (from, to, sums) -> {
      for (int i = 0, pair = 0; i < rows.length; i++) {
        for (int k = 0; k <= i; k++, pair++) {
          sums[pair] = dot(rows[i], rows[k], from, to, lanes);
        }
      }
    };
  }

  @Override
  public void squaredDistances(
      float[][] rows, int[] first, int[] second, int from, int to, double[] sums) {
    float[] lanes = new float[LANES];
    for (int pair = 0; pair < first.length; pair++) {
      sums[pair] = squaredDistance(rows[first[pair]], rows[second[pair]], from, to, lanes);
    }
  }

  /** Returns Σ a_j·b_j. Swapping a and b changes no bit. */
  private static float dot(float[] a, float[] b, int from, int to, float[] lanes) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    float s8 = 0;
    float s9 = 0;
    float s10 = 0;
    float s11 = 0;
    float s12 = 0;
    float s13 = 0;
    float s14 = 0;
    float s15 = 0;
    int j = from;
    for (; j + 16 <= to; j += 16) {
      s0 = Math.fma(a[j], b[j], s0);
      s1 = Math.fma(a[j + 1], b[j + 1], s1);
      s2 = Math.fma(a[j + 2], b[j + 2], s2);
      s3 = Math.fma(a[j + 3], b[j + 3], s3);
      s4 = Math.fma(a[j + 4], b[j + 4], s4);
      s5 = Math.fma(a[j + 5], b[j + 5], s5);
      s6 = Math.fma(a[j + 6], b[j + 6], s6);
      s7 = Math.fma(a[j + 7], b[j + 7], s7);
      s8 = Math.fma(a[j + 8], b[j + 8], s8);
      s9 = Math.fma(a[j + 9], b[j + 9], s9);
      s10 = Math.fma(a[j + 10], b[j + 10], s10);
      s11 = Math.fma(a[j + 11], b[j + 11], s11);
      s12 = Math.fma(a[j + 12], b[j + 12], s12);
      s13 = Math.fma(a[j + 13], b[j + 13], s13);
      s14 = Math.fma(a[j + 14], b[j + 14], s14);
      s15 = Math.fma(a[j + 15], b[j + 15], s15);
    }
    lanes[0] = s0;
    lanes[1] = s1;
    lanes[2] = s2;
    lanes[3] = s3;
    lanes[4] = s4;
    lanes[5] = s5;
    lanes[6] = s6;
    lanes[7] = s7;
    lanes[8] = s8;
    lanes[9] = s9;
    lanes[10] = s10;
    lanes[11] = s11;
    lanes[12] = s12;
    lanes[13] = s13;
    lanes[14] = s14;
    lanes[15] = s15;
    for (int lane = 0; j < to; j++, lane++) {
      lanes[lane] = Math.fma(a[j], b[j], lanes[lane]);
    }
    return tree(lanes);
  }

  /** Returns Σ (a_j − b_j)². Swapping a and b changes no bit. */
  private static float squaredDistance(float[] a, float[] b, int from, int to, float[] lanes) {
    Arrays.fill(lanes, 0);
    int j = from;
    for (; j + 16 <= to; j += 16) {
      for (int lane = 0; lane < 16; lane++) {
        float difference = a[j + lane] - b[j + lane];
        lanes[lane] = Math.fma(difference, difference, lanes[lane]);
      }
    }
    for (int lane = 0; j < to; j++, lane++) {
      float difference = a[j] - b[j];
      lanes[lane] = Math.fma(difference, difference, lanes[lane]);
    }
    return tree(lanes);
  }

  private static float tree(float[] sums) {
    for (int half = 8; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) {
        sums[i] += sums[i + half];
      }
    }
    return sums[0];
  }
}
