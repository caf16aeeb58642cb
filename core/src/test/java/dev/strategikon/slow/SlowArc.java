package dev.strategikon.slow;

import dev.strategikon.spec.Arguments;
import java.util.EnumSet;
import java.util.Set;

/** Clipping to the (k + 1)-th largest norm, k = ⌊2q(m − q)/m⌋. */
public final class SlowArc implements SlowPreAggregator {
  @Override
  public double[][] map(double[][] x, Given given) {
    int m = x.length;
    int k = (int) Math.floor(2.0 * given.q() * (m - given.q()) / m);
    return SlowClipping.to(x, Columns.sorted(Doubles.norms(x))[m - 1 - k]);
  }

  /** Lengths are taken from the origin, and a clipped length changes with t. */
  @Override
  public Set<Law> lacks(Arguments arguments) {
    return EnumSet.of(Law.MOVES_ALONG, Law.EXACT_PROFILE);
  }
}
