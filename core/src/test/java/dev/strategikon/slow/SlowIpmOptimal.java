package dev.strategikon.slow;

import java.util.List;
import java.util.stream.DoubleStream;

/** −ε·v̄ with ε from 1e-3 to 1e4, ten a decade. */
public final class SlowIpmOptimal implements SlowSearch {
  @Override
  public List<double[]> grid(double[][] honest) {
    double[] mean = Doubles.mean(honest);
    return DoubleStream.iterate(-3, exponent -> exponent <= 4, exponent -> exponent + 0.1)
        .mapToObj(exponent -> Doubles.scaled(mean, -Math.pow(10, exponent)))
        .toList();
  }

  @Override
  public List<String> variants() {
    return List.of("ipm-optimal(objective=distance)");
  }
}
