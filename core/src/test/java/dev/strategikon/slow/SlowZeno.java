package dev.strategikon.slow;

import dev.strategikon.spec.Arguments;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The mean of the m − b vectors with the highest γ⟨g₀, x_i⟩ − ρ‖x_i‖². */
public final class SlowZeno implements SlowRule {
  @Override
  public double[] aggregate(double[][] x, Given given) {
    double[] server = given.serverGradient();
    int b = given.arguments().text("b").equals("q") ? given.q() : given.integer("b");
    double[] lowest =
        Stream.of(x)
            .mapToDouble(
                a ->
                    given.number("rho") * Doubles.dot(a, a)
                        - given.number("gamma") * Doubles.dot(server, a))
            .toArray();
    return Choices.meanOfSmallest(x, lowest, x.length - b);
  }

  @Override
  public List<String> variants() {
    return List.of("zeno(gamma=1, rho=0.3)", "zeno(rho=0, b=1)");
  }

  /** Lengths are taken from the origin, if they count; b need not be q. */
  @Override
  public Set<Law> lacks(Arguments arguments) {
    Set<Law> lacks = EnumSet.noneOf(Law.class);
    if (arguments.number("rho") > 0) {
      lacks.add(Law.MOVES_ALONG);
    }
    if (!arguments.text("b").equals("q")) {
      lacks.add(Law.MEAN_WITHOUT_ATTACKERS);
    }
    return lacks;
  }
}
