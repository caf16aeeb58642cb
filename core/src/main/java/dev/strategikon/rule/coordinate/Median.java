package dev.strategikon.rule.coordinate;

import dev.strategikon.kernel.Kernels;
import dev.strategikon.rule.CoordinateRule;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Rule;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.List;
import java.util.Optional;

/** The coordinate-wise median (Definition 2 of the paper; Yin et al., ICML 2018). */
public record Median() implements CoordinateRule {
  /** Its entry in the catalogue. */
  public static final Entry<Rule> ENTRY =
      new Entry<>(
          "median",
          "The median of every coordinate. IPM with a large epsilon breaks it.",
          "Yin et al., ICML 2018",
          List.of(),
          new Guide(
              """
              A_j = x_((m+1)/2)j                          for odd m
              A_j = (x_(m/2)j + x_(m/2+1)j) / 2           for even m
              """,
              "Any q. The guarantee needs 2q < m.",
              "About m·log²m/4·d comparisons, on blocks that stay in cache.",
              "It is not tolerant: inner product manipulation with a large ε turns it against the"
                  + " gradient (Theorem 1). A moderate ε is enough where the gradients' spread"
                  + " exceeds their mean."),
          arguments -> new Median());

  @Override
  public void check(int m, int q) {
    Requirements.checkCounts("median", m, q);
  }

  @Override
  public Kernel kernel(int m, int q, Kernels kernels) {
    return new TrimmedMeanKernel(m, (m - 1) / 2, kernels);
  }

  @Override
  public double[] shares(float[] sorted, int q) {
    return TrimmedMeanKernel.weights(sorted.length, (sorted.length - 1) / 2);
  }

  @Override
  public Optional<double[]> rankWeights(int m, int q) {
    return Optional.of(shares(new float[m], q));
  }
}
