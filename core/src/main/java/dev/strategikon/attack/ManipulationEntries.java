package dev.strategikon.attack;

import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;

/** The catalogue's attacks that aim at the sign of the inner product. */
final class ManipulationEntries {
  private static final String NOTHING = "Nothing of m and q; the honest mean v̄.";

  private ManipulationEntries() {}

  static Entry<Attack> ipm() {
    return new Entry<>(
        "ipm",
        "Inner product manipulation: all send -epsilon times the honest mean.",
        "Xie, Koyejo and Gupta, UAI 2019",
        List.of(Parameter.required("epsilon", "the scale of the honest mean, say 0.5")),
        new Guide(
            "u = −ε·v̄",
            NOTHING,
            "One pass over v̄.",
            "With an ε that does not fit the rule: a large ε breaks the median, a small one Krum."
                + " ipm-optimal finds the one that fits."),
        arguments -> new Ipm(arguments.number("epsilon")));
  }

  static Entry<Attack> ipmOptimal() {
    return new Entry<>(
        "ipm-optimal",
        "Inner product manipulation with the epsilon that is worst for the rule.",
        "Xie, Koyejo and Gupta, UAI 2019, made adaptive",
        List.of(OnLine.OBJECTIVE),
        new Guide(
            """
            u = −ε·v̄ with the ε from 1e-3 to 1e4 that minimises ⟨v̄, A⟩, found anew in each step
            objective=distance: that maximises ‖A − v̄‖, as ByzFL's Opt-IPM does
            """,
            "Nothing of m and q; the rule to defeat, and the honest gradients.",
            "Against a geometry rule one geometry and looks at m × m numbers; against the mean, the"
                + " median, the trimmed mean and the sign majority nothing (the largest ε is best);"
                + " against others the columns of d/192 coordinates (256 at least), those with a"
                + " large |v̄_j| first of all, some thirty times. That is 0.1 to 0.6 of an aggregation"
                + " at m = 25 and d = 1.3 million; behind nnm, whose choices change at hundreds of ε,"
                + " 0.4 to 0.9, of which 6 ms are the same whatever d is.",
            "Where the attackers do not know the rule. Where all ε do the same (a plateau) it takes"
                + " one of them, never 0, so the attackers' vectors stay in the game."),
        arguments -> new IpmOptimal(OnLine.objective(arguments)));
  }

  static Entry<Attack> oppositeSide() {
    return new Entry<>(
        "opposite-side",
        "All lie beyond the honest values, on the far side of zero from the mean's sign.",
        "Xie, Koyejo and Gupta, UAI 2019, Remark 3",
        List.of(
            Parameter.optional("margin", "1", "how far beyond, in ranges of the honest values")),
        new Guide(
            """
            u_j = min_i v_ij − margin·(max_i v_ij − min_i v_ij)     where v̄_j > 0
            u_j = max_i v_ij + margin·(max_i v_ij − min_i v_ij)     where v̄_j < 0
            u_j = 0                                                 where v̄_j = 0
            """,
            "Nothing of m and q; the honest gradients v_i.",
            "A pass over the honest gradients.",
            "Against rules that see whole vectors: it was made for the median of each coordinate, where"
                + " it reaches the end of the interval that the honest values allow (Theorem 1)."),
        arguments -> new OppositeSide(arguments.number("margin")));
  }

  static Entry<Attack> signFlip() {
    return new Entry<>(
        "sign-flip",
        "All send the opposite of the honest mean.",
        "Li et al., RSA, AAAI 2019",
        List.of(),
        new Guide(
            "u = −v̄",
            NOTHING,
            "One pass over v̄.",
            "Where the size matters: it is ipm(epsilon=1) under another name, and what breaks a"
                + " rule is the right ε."),
        arguments -> new Ipm(1));
  }

  static Entry<Attack> reverse() {
    return new Entry<>(
        "reverse",
        "The omniscient attack: all send the opposite of the mean, scaled to a large length.",
        "Blanchard et al., NeurIPS 2017",
        List.of(Parameter.optional("scale", "100", "the length, in lengths of the mean")),
        new Guide(
            "u = −scale·v̄",
            NOTHING,
            "One pass over v̄.",
            "Against Krum, which withstands it because the vectors lie far from all honest ones. The"
                + " size is made to drag the mean far away."),
        arguments -> new Reverse(arguments.number("scale")));
  }
}
