package dev.strategikon.slow;

import java.util.List;
import java.util.stream.DoubleStream;

/** v̄ + z·σ with |z| from 1e-2 to 1e3, six a decade, of either sign. */
public final class SlowAlieOptimal implements SlowSearch {
  @Override
  public List<double[]> grid(double[][] honest) {
    double[] deviation = Honest.deviation(honest);
    return DoubleStream.iterate(-2, exponent -> exponent <= 3, exponent -> exponent + 1.0 / 6)
        .map(exponent -> Math.pow(10, exponent))
        .flatMap(z -> DoubleStream.of(z, -z))
        .mapToObj(z -> Honest.moved(honest, z, deviation))
        .toList();
  }

  @Override
  public List<String> variants() {
    return List.of("alie-optimal(objective=distance)");
  }
}
