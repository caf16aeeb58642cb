package dev.strategikon.slow;

import java.util.List;

/** v̄ + z·σ; the paper's z is the largest with Φ(z) < (h − s)/h, where s = ⌊m/2⌋ + 1 − q. */
public final class SlowAlie implements SlowFormula {
  @Override
  public double[][] vectors(double[][] honest, Given given) {
    boolean isPapers = given.arguments().text("z").equals("paper");
    double z = isPapers ? papersZ(honest.length, given.q()) : given.number("z");
    return Honest.allSend(Honest.moved(honest, z, Honest.deviation(honest)), given.q());
  }

  private static double papersZ(int h, int q) {
    double share = (double) (h - ((h + q) / 2 + 1 - q)) / h;
    double within = Math.min(h / (h + 1.0), Math.max(1 / (h + 1.0), share));
    double low = -10;
    double high = 10;
    for (int halving = 0; halving < 60; halving++) {
      double middle = (low + high) / 2;
      if (normalBelow(middle) < within) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Φ(z): the density, summed up from 0 in 2,000 steps by Simpson's rule. */
  private static double normalBelow(double z) {
    int steps = 2000;
    double sum = 0;
    for (int k = 0; k <= steps; k++) {
      double x = z * k / steps;
      int weight = k == 0 || k == steps ? 1 : k % 2 == 1 ? 4 : 2;
      sum += weight * Math.exp(-x * x / 2);
    }
    return 0.5 + sum * z / steps / 3 / Math.sqrt(2 * Math.PI);
  }

  @Override
  public List<String> variants() {
    return List.of("alie(z=1.5)", "alie(z=-0.3)");
  }
}
