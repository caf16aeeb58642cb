package dev.strategikon.attack;

import dev.strategikon.attack.FarthestUnseen.Limit;
import dev.strategikon.spec.Arguments;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;
import java.util.Locale;

/** The catalogue's attacks that hide among the honest gradients. */
final class HiddenEntries {
  private static final Parameter PERTURBATION =
      Parameter.optional("perturbation", "std", "the direction: unit, std or sign");

  private static final String DIRECTION =
      "\np = −v̄/‖v̄‖ (unit), −σ (std) or −sign(v̄) (sign), σ_j: standard deviation of coordinate j";

  private static final String UNSEEN_COST = "The geometry of the honest gradients, v̄ and p.";

  private static final String UNSEEN_AVOID =
      "To repeat the digits of its paper, which finds γ by bisection: here it is the exact root"
          + " of a quadratic.";

  private HiddenEntries() {}

  static Entry<Attack> alie() {
    return new Entry<>(
        "alie",
        "A little is enough: all send the mean plus z standard deviations.",
        "Baruch, Baruch and Goldberg, NeurIPS 2019",
        List.of(
            Parameter.optional("z", "paper", "how many deviations, or the paper's from m and q")),
        new Guide(
            """
            u = v̄ + z·σ, σ_j: standard deviation of coordinate j, n − 1 in the denominator
            the paper's z: the largest with Φ(z) < (h − s)/h, where s = ⌊m/2⌋ + 1 − q
            """,
            "Nothing of m and q; the honest gradients. Where the paper's share is not between 0 and"
                + " 1, z is taken at the nearest share 1/(h + 1) or h/(h + 1).",
            "Two passes over the honest gradients.",
            "Where gradients are large against their spread: there it does little. It shifts the"
                + " aggregate and does not aim at its sign."),
        arguments -> new Alie(arguments.numberOr("z", "paper")));
  }

  static Entry<Attack> alieOptimal() {
    return new Entry<>(
        "alie-optimal",
        "A little is enough with the z that is worst for the rule.",
        "Baruch, Baruch and Goldberg, NeurIPS 2019, made adaptive",
        List.of(OnLine.OBJECTIVE),
        new Guide(
            """
            u = v̄ + z·σ with the z that minimises ⟨v̄, A⟩, |z| from 1e-2 to 1e3 and of either sign,
            found anew in each step
            objective=distance: that maximises ‖A − v̄‖, as ByzFL's Opt-ALIE does
            """,
            "Nothing of m and q; the rule to defeat, and the honest gradients.",
            "Alie's, and what ipm-optimal costs where no ε is known to be best: the geometry serves"
                + " both signs of z, the looks are made for each. Together 0.6 to 1.2 aggregations at"
                + " m = 25 and d = 1.3 million, 0.1 to 0.5 of them alie's.",
            "Where the attackers do not know the rule."),
        arguments -> new AlieOptimal(OnLine.objective(arguments)));
  }

  static Entry<Attack> mimic() {
    return new Entry<>(
        "mimic",
        "All send what one honest worker sends.",
        "Karimireddy, He and Jaggi, ICLR 2022",
        List.of(Parameter.optional("worker", "0", "which honest one, from 0")),
        new Guide(
            "u = v_worker",
            "Nothing of m and q; more honest gradients that the attackers see than worker.",
            "A copy of one vector.",
            "With i.i.d. data: there it does next to nothing. It makes one worker's data count"
                + " q + 1 times, which hurts where workers' data differ."),
        arguments -> new Mimic(arguments.integer("worker")));
  }

  static Entry<Attack> minMax() {
    return new Entry<>(
        "min-max",
        "The farthest from the mean that no honest gradient's largest distance gives away.",
        "Shejwalkar and Houmansadr, NDSS 2021",
        List.of(PERTURBATION),
        new Guide(
            "u = v̄ + γ·p with the largest γ for which max_i ‖u − v_i‖ ≤ max_{i,j} ‖v_i − v_j‖"
                + DIRECTION,
            "Nothing of m and q; the honest gradients.",
            UNSEEN_COST,
            UNSEEN_AVOID),
        arguments -> new FarthestUnseen(Limit.MAX, perturbation(arguments)));
  }

  static Entry<Attack> minSum() {
    return new Entry<>(
        "min-sum",
        "The farthest from the mean that no sum of squared distances gives away.",
        "Shejwalkar and Houmansadr, NDSS 2021",
        List.of(PERTURBATION),
        new Guide(
            "u = v̄ + γ·p with the largest γ for which Σ_i ‖u − v_i‖² ≤ max_i Σ_j ‖v_i − v_j‖²"
                + DIRECTION,
            "Nothing of m and q; the honest gradients.",
            UNSEEN_COST,
            UNSEEN_AVOID),
        arguments -> new FarthestUnseen(Limit.SUM, perturbation(arguments)));
  }

  private static Perturbation perturbation(Arguments arguments) {
    String word = arguments.choice("perturbation", "unit", "std", "sign");
    return Perturbation.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
