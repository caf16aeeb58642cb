package dev.strategikon.rule.coordinate;

import dev.strategikon.kernel.Kernels;
import dev.strategikon.rule.CoordinateRule;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Rule;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.List;
import java.util.Optional;

/**
 * The coordinate-wise trimmed mean (Yin et al., ICML 2018). It adds the kept values instead of
 * subtracting the trimmed ones from the sum, so an outlier of 1e9 costs no digits.
 */
public record TrimmedMean() implements CoordinateRule {
  /** Its entry in the catalogue. */
  public static final Entry<Rule> ENTRY =
      new Entry<>(
          "trimmed-mean",
          "The mean of every coordinate without its q smallest and q largest values.",
          "Yin et al., ICML 2018",
          List.of(),
          new Guide(
              "A_j = (x_(q+1)j + … + x_(m−q)j) / (m − 2q)",
              "2q < m.",
              "About m·log²m/4·d comparisons. The kept values are added, so an outlier of 1e9 costs"
                  + " no digits.",
              "It is not tolerant, by the same argument as the median (Theorem 1): the attackers"
                  + " choose which honest values are trimmed."),
          arguments -> new TrimmedMean());

  @Override
  public void check(int m, int q) {
    Requirements.checkLimit("trimmed-mean", m, q, 2, 0, "2q < m");
  }

  @Override
  public Kernel kernel(int m, int q, Kernels kernels) {
    return new TrimmedMeanKernel(m, q, kernels);
  }

  @Override
  public double[] shares(float[] sorted, int q) {
    return TrimmedMeanKernel.weights(sorted.length, q);
  }

  @Override
  public Optional<double[]> rankWeights(int m, int q) {
    return Optional.of(shares(new float[m], q));
  }
}
