package dev.strategikon.pipeline;

import dev.strategikon.rule.Rule;
import dev.strategikon.rule.coordinate.Centre;
import dev.strategikon.rule.coordinate.Mean;
import dev.strategikon.rule.coordinate.MeanAround;
import dev.strategikon.rule.coordinate.Median;
import dev.strategikon.rule.coordinate.SignMajority;
import dev.strategikon.rule.coordinate.TrimmedMean;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.List;

/** The catalogue's rules that see one coordinate at a time. */
final class CoordinateEntries {
  private static final String AROUND_COST =
      "A full sort, about m·log²m/4·d comparisons, and one more for each value that is dropped.";

  private static final String AROUND_AVOID =
      "Not tolerant: attackers who send one value just beyond the honest ones pull the window to"
          + " their side.";

  private CoordinateEntries() {}

  static Entry<Rule> mean() {
    return new Entry<>(
        "mean",
        "The average; the gold standard without attack, and defenceless.",
        "folklore",
        List.of(),
        new Guide(
            "A_j = (1/m)·Σ_i x_ij",
            "m ≥ 1, and nothing of q.",
            "m·d additions, bound by memory.",
            "Wherever a worker may be Byzantine: one vector moves it anywhere."),
        arguments -> new Mean());
  }

  static Entry<Rule> median() {
    return new Entry<>(
        "median",
        "The median of every coordinate; falls to IPM with a large epsilon.",
        "Yin et al., ICML 2018",
        List.of(),
        new Guide(
            """
            A_j = x_((m+1)/2)j                          for odd m
            A_j = (x_(m/2)j + x_(m/2+1)j) / 2           for even m
            """,
            "Nothing of q, and promises something for 2q < m.",
            "About m·log²m/4·d comparisons, on blocks that stay in cache.",
            "Not tolerant: inner product manipulation with a large ε turns it against the gradient"
                + " (Theorem 1), and already one with a moderate ε where the gradients' spread"
                + " exceeds their mean."),
        arguments -> new Median());
  }

  static Entry<Rule> trimmedMean() {
    return new Entry<>(
        "trimmed-mean",
        "The mean of every coordinate without its q smallest and q largest values.",
        "Yin et al., ICML 2018",
        List.of(),
        new Guide(
            "A_j = (x_(q+1)j + … + x_(m−q)j) / (m − 2q)",
            "2q < m.",
            "About m·log²m/4·d comparisons. The kept values are added up, so an outlier of 1e9"
                + " costs no digit.",
            "Not tolerant, by the same argument as the median (Theorem 1): the attackers choose"
                + " which honest values are trimmed."),
        arguments -> new TrimmedMean());
  }

  static Entry<Rule> meamed() {
    return new Entry<>(
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
            AROUND_COST,
            AROUND_AVOID),
        arguments -> new MeanAround("meamed", Centre.MEDIAN, 1));
  }

  static Entry<Rule> phocas() {
    return new Entry<>(
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
            AROUND_COST,
            AROUND_AVOID),
        arguments -> new MeanAround("phocas", Centre.TRIMMED_MEAN, 1));
  }

  static Entry<Rule> signMajority() {
    return new Entry<>(
        "sign-majority",
        "The sign that most vectors have in every coordinate.",
        "Bernstein et al., ICLR 2019",
        List.of(),
        new Guide(
            "A_j = sign(Σ_i sign(x_ij)), which is −1, 0 or 1",
            "Nothing of q.",
            "A pass over the data, bound by memory.",
            "Not tolerant: where honest signs are nearly balanced q votes decide. The aggregate"
                + " has length √d (where no coordinate is 0) whatever the gradients have: do not"
                + " use it without a learning rate that falls to match."),
        arguments -> new SignMajority());
  }
}
