package dev.strategikon.docs;

import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.compute.Compute;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.random.Draws;
import dev.strategikon.rule.Round;
import dev.strategikon.samples.AllKnowing;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How often Krum chooses the attackers' vector under inner product manipulation, with m − q − 2 and
 * with m − q − 1 neighbours: m = 25 vectors, q = 11 of them −ε·v̄, the others ρ·g + noise. In each
 * draw and coordinate g and the noise are N(0, 1), g is shared by all honest vectors and the noise
 * is not; so ρ is the ratio of mean to noise.
 *
 * @param draws how many draws
 */
record KrumNeighbours(int draws) {
  private static final int M = 25;
  private static final int Q = 11;
  private static final int DIMENSION = 1000;
  private static final List<Aggregator> RULES =
      List.of(Aggregator.parse("krum"), Aggregator.parse("krum(neighbours=13)"));

  /** Returns the shares of draws, with m − q − 2 and with m − q − 1 neighbours. */
  double[] shares(double ratio, double epsilon) {
    int[] chosen = new int[RULES.size()];
    for (int draw = 0; draw < draws; draw++) {
      Geometry geometry = Geometry.of(received(draw, ratio, epsilon), Compute.SERIAL);
      for (int rule = 0; rule < chosen.length; rule++) {
        double[] weights = RULES.get(rule).weights(geometry, Q, Round.FIRST);
        chosen[rule] += Arrays.stream(weights, M - Q, M).sum() > 0 ? 1 : 0;
      }
    }
    return Arrays.stream(chosen).mapToDouble(count -> (double) count / draws).toArray();
  }

  private static Gradients received(int draw, double ratio, double epsilon) {
    Draws mean = Draws.of(draw, "mean");
    double[] g = new double[DIMENSION];
    Arrays.setAll(g, j -> ratio * mean.nextGaussian());
    float[][] honest = new float[M - Q][DIMENSION];
    for (int i = 0; i < honest.length; i++) {
      Draws noise = Draws.of(draw, "noise", i);
      for (int j = 0; j < DIMENSION; j++) {
        honest[i][j] = (float) (g[j] + noise.nextGaussian());
      }
    }
    GradientAttack ipm = (GradientAttack) Attacks.parse("ipm(epsilon=" + epsilon + ")");
    float[][] sent =
        ipm.vectors(AllKnowing.of(Gradients.of(honest), Q, RULES.get(0), Compute.SERIAL));
    return Gradients.of(
        Stream.concat(Arrays.stream(honest), Arrays.stream(sent)).toArray(float[][]::new));
  }

  /** Returns the shares as a Markdown table, a row a ratio and a column an ε. */
  String table(double[] ratios, double... epsilons) {
    StringBuilder table = new StringBuilder("| ρ |");
    for (double epsilon : epsilons) {
      table.append(" ε = ").append(plain(epsilon)).append(" |");
    }
    table.append("\n|---|").append("---|".repeat(epsilons.length)).append('\n');
    for (double ratio : ratios) {
      table.append("| ").append(plain(ratio)).append(" |");
      for (double epsilon : epsilons) {
        double[] shares = shares(ratio, epsilon);
        table.append(
            String.format(Locale.ROOT, " %.1f %% / %.1f %% |", 100 * shares[0], 100 * shares[1]));
      }
      table.append('\n');
    }
    return table.toString();
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? String.valueOf((int) value) : String.valueOf(value);
  }
}
