package dev.strategikon.slow;

import java.util.Arrays;

/** −λ·sign(v̄), λ halved from the paper's bound until Krum chooses it. */
public final class SlowFangKrum implements SlowFormula {
  @Override
  public double[][] vectors(double[][] honest, Given given) {
    int h = honest.length;
    int q = given.q();
    double[] against = Arrays.stream(Doubles.mean(honest)).map(v -> -Math.signum(v)).toArray();
    double root = Math.sqrt(against.length);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < h; i++) {
      double[] nearest = new double[h - 1];
      for (int l = 0, k = 0; l < h; l++) {
        if (l != i) {
          nearest[k++] = Math.pow(Doubles.norm(Doubles.minus(honest[l], honest[i])), 2);
        }
      }
      double[] counted = Arrays.copyOf(Columns.sorted(nearest), Math.max(1, h + q - q - 2));
      least = Math.min(least, Doubles.sum(counted));
    }
    double longest = Arrays.stream(Doubles.norms(honest)).max().orElseThrow();
    double lambda =
        Math.sqrt(least / (Math.max(1, h + q - 2 * q - 1) * (double) against.length))
            + longest / root;
    while (q > 0 && lambda > 1e-5 && !isChosen(honest, Doubles.scaled(against, lambda), q)) {
      lambda /= 2;
    }
    return Honest.allSend(Doubles.scaled(against, lambda), q);
  }

  private static boolean isChosen(double[][] honest, double[] u, int q) {
    double[][] all = Arrays.copyOf(honest, honest.length + q);
    Arrays.fill(all, honest.length, all.length, u);
    double[] scores = KrumDistances.scores(all, Math.max(1, all.length - q - 2));
    return Choices.smallest(scores, 1)[0] >= honest.length;
  }
}
