package dev.strategikon.slow;

import dev.strategikon.spec.Arguments;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** v ← v + (1/m)·Σ (x_i − v)·min(1, radius / ‖x_i − v‖), from 0 or from the last aggregate. */
public final class SlowCenteredClipping implements SlowRule {
  @Override
  public double[] aggregate(double[][] x, Given given) {
    boolean fromLast = given.arguments().text("start").equals("last");
    int d = x[0].length;
    double[] v = fromLast ? Doubles.of(given.round().start(d)) : new double[d];
    for (int t = 0; t < given.integer("iterations"); t++) {
      double[] now = v.clone();
      for (double[] a : x) {
        double[] step = Doubles.clipped(Doubles.minus(a, now), given.number("radius"));
        Doubles.addScaled(v, 1.0 / x.length, step);
      }
    }
    return v;
  }

  @Override
  public List<String> variants() {
    return List.of(
        "centered-clipping(radius=2, iterations=3)", "centered-clipping(radius=3, start=last)");
  }

  /** It moves a radius at most from where it starts; the weights are made of lengths. */
  @Override
  public Set<Law> lacks(Arguments arguments) {
    return EnumSet.of(
        Law.MOVES_ALONG, Law.UNANIMITY, Law.MEAN_WITHOUT_ATTACKERS, Law.EXACT_PROFILE);
  }
}
