package dev.strategikon.slow;

import dev.strategikon.spec.Arguments;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** y_i = x_i·min(1, radius / ‖x_i‖). */
public final class SlowClipping implements SlowPreAggregator {
  @Override
  public double[][] map(double[][] x, Given given) {
    return to(x, given.number("radius"));
  }

  static double[][] to(double[][] x, double radius) {
    return Arrays.stream(x).map(a -> Doubles.clipped(a, radius)).toArray(double[][]::new);
  }

  @Override
  public List<String> variants() {
    return List.of("clipping(radius=12)");
  }

  /** Lengths are taken from the origin, and a clipped length changes with t. */
  @Override
  public Set<Law> lacks(Arguments arguments) {
    return EnumSet.of(
        Law.MOVES_ALONG, Law.UNANIMITY, Law.MEAN_WITHOUT_ATTACKERS, Law.EXACT_PROFILE);
  }
}
