package dev.strategikon.rule.coordinate;

import dev.strategikon.kernel.Kernels;
import dev.strategikon.kernel.SumKernels;
import dev.strategikon.rule.CoordinateRule;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Rule;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.Arrays;
import java.util.List;

/**
 * The majority of the signs in each coordinate: −1, 0 or 1 (Bernstein et al., signSGD with majority
 * vote, ICLR 2019).
 */
public record SignMajority() implements CoordinateRule {
  /** Its entry in the catalogue. */
  public static final Entry<Rule> ENTRY =
      new Entry<>(
          "sign-majority",
          "The sign that most vectors have in every coordinate.",
          "Bernstein et al., ICLR 2019",
          List.of(),
          new Guide(
              "A_j = sign(Σ_i sign(x_ij)), which is −1, 0 or 1",
              "Any q.",
              "A pass over the data, bound by memory.",
              "It is not tolerant: if the honest signs are nearly balanced, q votes decide. Its"
                  + " length is √d for all gradients (if no coordinate is 0), so the learning rate"
                  + " must fall during training."),
          arguments -> new SignMajority());

  private static final int COLUMNS = 4096;

  @Override
  public void check(int m, int q) {
    Requirements.checkCounts("sign-majority", m, q);
  }

  @Override
  public Kernel kernel(int m, int q, Kernels kernels) {
    SumKernels sums = kernels.sums();
    int[] votes = new int[COLUMNS];
    return (rows, from, to, out) -> {
      for (int start = from; start < to; start += COLUMNS) {
        int count = Math.min(COLUMNS, to - start);
        Arrays.fill(votes, 0, count, 0);
        for (float[] row : rows) {
          sums.addVotes(row, start, count, votes);
        }
        for (int j = 0; j < count; j++) {
          out[start + j] = Integer.signum(votes[j]);
        }
      }
    };
  }

  /** The vectors with the winning sign share the coordinate equally. */
  @Override
  public double[] shares(float[] sorted, int q) {
    int m = sorted.length;
    int negative = 0;
    int positive = 0;
    for (float x : sorted) {
      negative += x < 0 ? 1 : 0;
      positive += x > 0 ? 1 : 0;
    }
    double[] shares = new double[m];
    if (positive > negative) {
      Arrays.fill(shares, m - positive, m, 1.0 / positive);
    } else if (negative > positive) {
      Arrays.fill(shares, 0, negative, 1.0 / negative);
    }
    return shares;
  }

  @Override
  public boolean isMonotone(int m, int q) {
    return true;
  }
}
