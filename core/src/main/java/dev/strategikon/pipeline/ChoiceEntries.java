package dev.strategikon.pipeline;

import dev.strategikon.rule.Rule;
import dev.strategikon.rule.bulyan.Bulyan;
import dev.strategikon.rule.geometry.Cge;
import dev.strategikon.rule.geometry.Krum;
import dev.strategikon.rule.geometry.Mda;
import dev.strategikon.rule.geometry.Monna;
import dev.strategikon.rule.geometry.MultiKrum;
import dev.strategikon.rule.geometry.Smea;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;

/** The catalogue's rules that choose some of the vectors by their geometry. */
final class ChoiceEntries {
  private static final Parameter NEIGHBOURS =
      Parameter.optional("neighbours", "m-q-2", "how many nearest neighbours a score sums");

  private ChoiceEntries() {}

  static Entry<Rule> krum() {
    return new Entry<>(
        "krum",
        "The vector nearest to its neighbours; falls to IPM with a small epsilon.",
        "Blanchard et al., NeurIPS 2017",
        List.of(NEIGHBOURS),
        new Guide(
            """
            A = x_k with the smallest score s_k
            s_i = Σ_{j ∈ N_i} ‖x_i − x_j‖²
            N_i: the nearest neighbours of x_i among the others
            """,
            "2q + 2 < m; with neighbours=… given, only that a vector has so many others.",
            "The geometry, and m²·log m for the scores.",
            "Not tolerant: inner product manipulation with a small ε makes the Byzantine vectors"
                + " each other's nearest neighbours (Theorem 2). Without attack it learns slower"
                + " than the mean, because it uses one vector of m."),
        arguments -> new Krum(arguments.countOr("neighbours", "m-q-2")));
  }

  static Entry<Rule> multiKrum() {
    return new Entry<>(
        "multi-krum",
        "The mean of the vectors with the best Krum scores.",
        "Blanchard et al., NeurIPS 2017",
        List.of(NEIGHBOURS, Parameter.optional("select", "m-q", "how many vectors are averaged")),
        new Guide(
            """
            A = Σ_{i ∈ S} x_i / |S|
            S: the vectors with the smallest Krum scores s_i
            """,
            "2q + 2 < m; with neighbours=… given, only that a vector has so many others. It"
                + " selects from 1 to m vectors.",
            "The geometry, m²·log m for the scores, and a pass over the chosen vectors.",
            "Against a small ε: every attacker that is chosen displaces an honest vector, and as"
                + " Krum's scores favour twins, all q of them come in."),
        arguments ->
            new MultiKrum(
                arguments.countOr("neighbours", "m-q-2"), arguments.countOr("select", "m-q")));
  }

  static Entry<Rule> mda() {
    return new Entry<>(
        "mda",
        "The mean of those m - q vectors that have the smallest diameter.",
        "El Mhamdi, Guerraoui and Rouault, 2021",
        List.of(),
        new Guide(
            """
            A = Σ_{i ∈ S} x_i / (m − q)
            S: of all subsets of size m − q the one with the smallest max_{i,j ∈ S} ‖x_i − x_j‖
            """,
            "q < m, and promises something for 2q < m.",
            "The geometry, and at worst a look at every subset of size m − q; it leaves out those"
                + " that cannot win, and refuses more than 1e9 of them.",
            "Where attackers stay among the honest vectors: they are kept. Where m and q are so"
                + " large that it refuses."),
        arguments -> new Mda());
  }

  static Entry<Rule> monna() {
    return new Entry<>(
        "monna",
        "The mean of the m - q vectors nearest to a trusted one.",
        "Farhadkhani et al., ICML 2023",
        List.of(Parameter.optional("trusted", "0", "the trusted vector, from 0")),
        new Guide(
            """
            A = Σ_{i ∈ N} x_i / (m − q)
            N: the m − q vectors nearest to x_trusted, itself among them
            """,
            "q < m, and a vector that is honest; it is counted among those admitted.",
            "The geometry.",
            "On a server that can trust nobody: an attacker at the trusted place decides alone. In"
                + " its paper each worker trusts its own vector."),
        arguments -> new Monna(arguments.integer("trusted")));
  }

  static Entry<Rule> smea() {
    return new Entry<>(
        "smea",
        "The mean of those m - q vectors whose largest variance in any direction is smallest.",
        "Allouah et al., ICML 2023",
        List.of(),
        new Guide(
            """
            A = Σ_{i ∈ S} x_i / (m − q)
            S: of all subsets of size m − q the one whose covariance has the smallest largest
               eigenvalue
            """,
            "q < m, and promises something for 2q < m.",
            "The geometry, and an exact search over subsets of size m − q that leaves out whole"
                + " branches. At worst it looks at every subset, and refuses more than 1e8.",
            "Where m and q are so large that it refuses."),
        arguments -> new Smea());
  }

  static Entry<Rule> cge() {
    return new Entry<>(
        "cge",
        "The mean of the m - q shortest vectors.",
        "Gupta, Liu and Vaidya, 2020",
        List.of(),
        new Guide(
            """
            A = Σ_{i ∈ S} x_i / (m − q)
            S: the m − q vectors with the smallest ‖x_i‖
            """,
            "q < m.",
            "m·d multiply-adds in principle; here the whole geometry is computed.",
            "It bounds the attackers' length and nothing else: any vector no longer than the honest"
                + " ones passes, in whatever direction, so ε ≤ 1 always reaches the mean."),
        arguments -> new Cge());
  }

  static Entry<Rule> bulyan() {
    return new Entry<>(
        "bulyan",
        "Krum chooses m - 2q vectors; of those, the m - 4q values of every coordinate nearest to"
            + " their median are averaged.",
        "El Mhamdi, Guerraoui and Rouault, ICML 2018",
        List.of(),
        new Guide(
            """
            S: θ = m − 2q times, Krum among the remaining vectors chooses one and takes it out;
               among r remaining ones it counts max(0, r − q − 2) neighbours
            A_j = Σ_{i ∈ N_j} x_ij / (θ − 2q)
            N_j: the θ − 2q chosen values x_ij, i ∈ S, nearest to their median
            """,
            "4q + 2 < m, so it takes at most about m/4 attackers.",
            "The geometry, θ·m² for the selection, and a sort of θ values a coordinate.",
            "Where more than about m/4 may be Byzantine. Its second half was made to bound single"
                + " coordinates; the first inherits Krum's taste for twins."),
        arguments -> new Bulyan());
  }
}
