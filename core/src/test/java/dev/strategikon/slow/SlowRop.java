package dev.strategikon.slow;

import java.util.Arrays;
import java.util.List;

/**
 * A place between v̄ and the last aggregate, and a step at an angle to a direction between them.
 */
public final class SlowRop implements SlowFormula {
  @Override
  public double[][] vectors(double[][] honest, Given given) {
    double[] mean = Doubles.mean(honest);
    double[] last = Doubles.of(given.round().start(mean.length));
    double[] r = between(mean, last, given.number("reference"));
    double[] unit = Doubles.scaled(r, 1 / Doubles.norm(r));
    double[] ones = new double[mean.length];
    Arrays.fill(ones, 1);
    double[] o = ones.clone();
    Doubles.addScaled(o, -Doubles.dot(ones, unit), unit);
    double angle = given.number("angle") * Math.PI / 180;
    double[] u = between(mean, last, given.number("location"));
    if (Doubles.norm(o) > 1e-6) { // else (1, …, 1) has no part orthogonal to r, but rounding
      Doubles.addScaled(u, given.number("z") * Math.sin(angle) / Doubles.norm(o), o);
    }
    Doubles.addScaled(u, given.number("z") * Math.cos(angle), unit);
    return Honest.allSend(u, given.q());
  }

  private static double[] between(double[] mean, double[] last, double share) {
    double[] mixed = Doubles.scaled(mean, 1 - share);
    Doubles.addScaled(mixed, share, last);
    return mixed;
  }

  @Override
  public List<String> variants() {
    return List.of("rop(location=0.3, reference=0, angle=200, z=4)");
  }
}
