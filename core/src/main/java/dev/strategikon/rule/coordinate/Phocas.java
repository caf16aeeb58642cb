package dev.strategikon.rule.coordinate;

import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Rule;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.List;

/** Phocas, the mean around the trimmed mean (Xie, Koyejo and Gupta, Phocas, 2018). */
public record Phocas() implements MeanAround {
  /** Its entry in the catalogue. */
  public static final Entry<Rule> ENTRY =
      new Entry<>(
          "phocas",
          "The mean of the m - q values of every coordinate that are nearest to its trimmed mean.",
          "Xie, Koyejo and Gupta, Phocas, 2018",
          List.of(),
          new Guide(
              """
              A_j = Σ_{i ∈ N_j} x_ij / (m − q)
              N_j: the m − q values x_ij nearest to the trimmed mean of column j
              """,
              "2q < m.",
              COST,
              AVOID),
          arguments -> new Phocas());

  @Override
  public void check(int m, int q) {
    Requirements.checkLimit("phocas", m, q, 2, 0, "2q < m");
  }

  @Override
  public int kept(int m, int q) {
    return m - q;
  }

  @Override
  public int trimmed(int m, int q) {
    return q;
  }
}
