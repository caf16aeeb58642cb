package dev.strategikon.rule.coordinate;

import dev.strategikon.compute.Sums;
import dev.strategikon.kernel.Kernels;
import dev.strategikon.rule.CoordinateRule;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Rule;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The average of each coordinate. */
public record Mean() implements CoordinateRule {
  /** Its entry in the catalogue. */
  public static final Entry<Rule> ENTRY =
      new Entry<>(
          "mean",
          "The average. It is the reference without attack, and has no defence.",
          "folklore",
          List.of(),
          new Guide(
              "A_j = (1/m)·Σ_i x_ij",
              "m ≥ 1 and any q.",
              "m·d additions, bound by memory.",
              "If any worker may be Byzantine: one vector can move it anywhere."),
          arguments -> new Mean());

  @Override
  public void check(int m, int q) {
    Requirements.checkCounts("mean", m, q);
  }

  @Override
  public Kernel kernel(int m, int q, Kernels kernels) {
    return new Sums(kernels.sums())::mean;
  }

  @Override
  public double[] shares(float[] sorted, int q) {
    double[] shares = new double[sorted.length];
    Arrays.fill(shares, 1.0 / sorted.length);
    return shares;
  }

  @Override
  public Optional<double[]> rankWeights(int m, int q) {
    return Optional.of(shares(new float[m], q));
  }
}
