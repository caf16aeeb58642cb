package dev.strategikon.slow;

import dev.strategikon.statistics.StudentQuantile;
import java.util.List;
import java.util.stream.Stream;

/** A if ⟨g₀, A⟩ ≥ c; else g₀, or the nearest vector to A with ⟨g₀, A⟩ = c. */
public final class SlowGuard implements SlowCorrection {
  @Override
  public double[] correct(double[] aggregate, Given given) {
    double[] server = given.serverGradient();
    double product = Doubles.dot(server, aggregate);
    double margin = given.number("level") == 0.5 ? 0 : margin(aggregate, given);
    if (product >= margin) {
      return aggregate;
    }
    if (given.arguments().text("correction").equals("server")) {
      return server;
    }
    double[] corrected = aggregate.clone();
    Doubles.addScaled(corrected, (margin - product) / Doubles.dot(server, server), server);
    return corrected;
  }

  private static double margin(double[] aggregate, Given given) {
    double[] products =
        Stream.of(given.pieces()).mapToDouble(piece -> Doubles.dot(piece, aggregate)).toArray();
    int k = products.length;
    double average = Doubles.average(products);
    double squares = 0;
    for (double product : products) {
      squares += (product - average) * (product - average);
    }
    double confidence = 1 - 2 * given.number("level");
    return StudentQuantile.twoSided(confidence, k - 1L) * Math.sqrt(squares / (k - 1) / k);
  }

  @Override
  public List<String> variants() {
    return List.of(
        "guard(correction=project)", "guard(level=0.05)", "guard(correction=project, level=0.05)");
  }
}
