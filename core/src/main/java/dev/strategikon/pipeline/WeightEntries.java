package dev.strategikon.pipeline;

import dev.strategikon.rule.Rule;
import dev.strategikon.rule.geometry.Caf;
import dev.strategikon.rule.geometry.CenteredClipping;
import dev.strategikon.rule.geometry.GeometricMedian;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;

/** The catalogue's rules that weigh all vectors by their geometry, round after round. */
final class WeightEntries {
  private WeightEntries() {}

  static Entry<Rule> caf() {
    return new Entry<>(
        "caf",
        "The mean after filtering along the direction of the largest variance.",
        "Allouah, Guerraoui and Stephan, ICML 2025",
        List.of(),
        new Guide(
            """
            c_i = 1; repeat while Σ c_i > m − 2q, at least once:
              μ = Σ c_i·x_i / Σ c_i
              v, λ = direction and size of the largest variance with these weights
              τ_i = ⟨v, x_i − μ⟩²
              c_i ← c_i·(1 − τ_i / max τ), the maximum over those that still have weight
            A = the μ of the round with the smallest λ
            """,
            "2q < m. With q = 0 one round is made, which gives the mean.",
            "The geometry and an eigen-decomposition in m dimensions a round; there are at most"
                + " 2q + 1 rounds.",
            "Where m and q are so large that a decomposition in m dimensions for each of up to"
                + " 2q + 1 rounds takes too long."),
        arguments -> new Caf());
  }

  static Entry<Rule> geometricMedian() {
    return new Entry<>(
        "geometric-median",
        "The point nearest to all vectors, by smoothed Weiszfeld iterations from zero.",
        "Pillutla, Kakade and Harchaoui, IEEE TSP 2022",
        List.of(
            Parameter.optional("nu", "0.1", "the least distance, for finite weights"),
            Parameter.optional("iterations", "3", "how many iterations")),
        new Guide(
            """
            z = 0; repeat: z ← Σ w_i·x_i / Σ w_i with w_i = 1 / max(ν, ‖x_i − z‖)
            A = z
            """,
            "Nothing of q.",
            "The geometry once, m² multiply-adds an iteration, and a pass for the result.",
            "With the defaults where you want the geometric median itself: few iterations from zero"
                + " do not reach it. The defaults are ByzFL's, and what users compare with."),
        arguments -> new GeometricMedian(arguments.number("nu"), arguments.integer("iterations")));
  }

  static Entry<Rule> centeredClipping() {
    return new Entry<>(
        "centered-clipping",
        "The mean of the vectors, each clipped to a radius around a centre.",
        "Karimireddy, He and Jaggi, ICML 2021",
        List.of(
            Parameter.optional("radius", "100", "the radius"),
            Parameter.optional("iterations", "1", "how many iterations"),
            Parameter.optional(
                "start", "zero", "the first centre: zero, or last for the last aggregate")),
        new Guide(
            """
            v = 0 or the last aggregate; repeat: v ← v + (1/m)·Σ_i (x_i − v)·min(1, τ / ‖x_i − v‖)
            A = v, with τ the radius
            """,
            "Nothing of q. start=last is what the paper intends.",
            "The geometry (of one vector more with start=last), m² multiply-adds an iteration, and"
                + " a pass for the result.",
            "Where the honest spread is not known: the right radius is a few times this spread. An"
                + " attacker moves v by at most τ/m an iteration, whatever it sends; with a radius"
                + " above all distances it is the mean."),
        arguments ->
            new CenteredClipping(
                arguments.number("radius"),
                arguments.integer("iterations"),
                arguments.choice("start", "zero", "last").equals("last")));
  }
}
