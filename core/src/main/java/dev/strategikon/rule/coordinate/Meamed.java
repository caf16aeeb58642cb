package dev.strategikon.rule.coordinate;

import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Rule;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.List;

/**
 * MeaMed, the mean around the median (Xie, Koyejo and Gupta, Generalized Byzantine-tolerant SGD,
 * 2018).
 */
public record Meamed() implements MeanAround {
  /** Its entry in the catalogue. */
  public static final Entry<Rule> ENTRY =
      new Entry<>(
          "meamed",
          "The mean of the m - q values of every coordinate that are nearest to its median.",
          "Xie, Koyejo and Gupta, Generalized Byzantine-tolerant SGD, 2018",
          List.of(),
          new Guide(
              """
              A_j = Σ_{i ∈ N_j} x_ij / (m − q)
              N_j: the m − q values x_ij nearest to the median of column j
              """,
              "2q < m.",
              COST,
              AVOID),
          arguments -> new Meamed());

  @Override
  public void check(int m, int q) {
    Requirements.checkLimit("meamed", m, q, 2, 0, "2q < m");
  }

  @Override
  public int kept(int m, int q) {
    return m - q;
  }

  @Override
  public int trimmed(int m, int q) {
    return (m - 1) / 2;
  }
}
