package dev.strategikon.slow;

import java.util.List;
import java.util.stream.DoubleStream;

/** v̄ + γ·p with γ from 1e-2 to 1e3, six a decade, and p = −σ. */
public final class SlowAgrTailored implements SlowSearch {
  @Override
  public List<double[]> grid(double[][] honest) {
    double[] deviation = Honest.deviation(honest);
    return DoubleStream.iterate(-2, exponent -> exponent <= 3, exponent -> exponent + 1.0 / 6)
        .mapToObj(exponent -> Honest.moved(honest, -Math.pow(10, exponent), deviation))
        .toList();
  }

  @Override
  public List<String> variants() {
    return List.of("agr-tailored(objective=inner-product)");
  }
}
