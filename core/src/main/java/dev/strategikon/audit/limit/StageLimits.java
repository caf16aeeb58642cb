package dev.strategikon.audit.limit;

import dev.strategikon.geometry.LinearMap;
import dev.strategikon.rule.PreAggregator;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.preaggregator.Arc;
import dev.strategikon.rule.preaggregator.Bucketing;
import dev.strategikon.rule.preaggregator.Clipping;
import dev.strategikon.rule.preaggregator.Nnm;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the stages before a rule leave of what is known of the honest vectors.
 *
 * <ul>
 *   <li><b>Clipping</b> is the projection to a ball, which brings no two points farther apart: z_i
 *       is clipped, and δ_i stays. No vector of attackers is longer than the radius.
 *   <li><b>ARC</b> clips to the (k + 1)-th largest norm. It is lowest if all attackers send zero,
 *       and highest if all q are longer than the honest: then it is the (k + 1 − q)-th largest
 *       honest one, if k ≥ q. z_i is clipped to the middle of these two, and δ_i grows by half of
 *       what lies between them.
 *   <li><b>Bucketing</b> makes means of buckets that do not depend on the vectors. Those without an
 *       attacker are known; any other may be anything.
 *   <li><b>NNM</b>: see {@link MixedNeighbours}.
 * </ul>
 */
final class StageLimits {
  private StageLimits() {}

  /**
   * Returns what is known after a stage; empty if it is nothing.
   *
   * @param declared the q that the stage is told
   */
  static Optional<HonestPoints> after(
      PreAggregator stage, HonestPoints before, int declared, Round round) {
    if (stage instanceof Clipping clipping) {
      return Optional.of(clipped(before, clipping.radius(), clipping.radius(), clipping.radius()));
    }
    if (stage instanceof Arc) {
      return Optional.of(arc(before, declared));
    }
    if (stage instanceof Bucketing bucketing) {
      return buckets(bucketing, before, declared, round);
    }
    return stage instanceof Nnm ? MixedNeighbours.of(before, declared) : Optional.empty();
  }

  private static HonestPoints arc(HonestPoints before, int declared) {
    int m = before.workers();
    int k = (int) (2L * declared * (m - declared) / m);
    double[] longest = before.norms();
    double[] shortest = new double[longest.length];
    Arrays.setAll(shortest, i -> Math.max(0, longest[i] - 2 * before.moved()[i]));
    double low = largest(shortest, k + 1);
    boolean bounds = k >= before.byzantine();
    double high = largest(longest, bounds ? k + 1 - before.byzantine() : 1);
    return clipped(before, low, high, bounds ? high : Double.POSITIVE_INFINITY);
  }

  /** Returns the n-th largest number, from 1; 0 if there are fewer. */
  private static double largest(double[] values, int n) {
    return n > values.length ? 0 : Arrays.stream(values).sorted().toArray()[values.length - n];
  }

  /** Clips to a radius that is somewhere from low to high; attackers' vectors to another. */
  private static HonestPoints clipped(
      HonestPoints before, double low, double high, double attackers) {
    int h = before.count();
    double[] scales = new double[h];
    double[] moved = new double[h];
    double[] least = new double[h];
    for (int i = 0; i < h; i++) {
      double norm = Math.sqrt(before.known().squaredNorm(i));
      double shortest = norm > low ? low / norm : 1;
      double longest = norm > high ? high / norm : 1;
      double delta = before.moved()[i];
      scales[i] = (shortest + longest) / 2;
      moved[i] = delta + norm * (longest - shortest) / 2;
      double product = before.known().product(h, i);
      least[i] = Math.min(product * shortest, product * longest) - before.length() * delta;
    }
    return before.then(
        LinearMap.diagonal(scales), moved, least, Math.min(before.longest(), attackers));
  }

  private static Optional<HonestPoints> buckets(
      Bucketing bucketing, HonestPoints before, int declared, Round round) {
    int h = before.count();
    int m = before.workers();
    int[] any = new int[m];
    LinearMap all = bucketing.map(before.known().select(any), declared, round);
    int[] honest = new int[m];
    Arrays.fill(honest, -1);
    for (int i = 0; i < h; i++) {
      honest[before.places()[i]] = i;
    }
    int[] clean =
        IntStream.range(0, all.outputs())
            .filter(
                b -> IntStream.range(0, m).allMatch(i -> all.weight(b, i) == 0 || honest[i] >= 0))
            .toArray();
    if (clean.length == 0) {
      return Optional.empty();
    }
    double[][] weights = new double[clean.length][h];
    double[] moved = new double[clean.length];
    double[] least = new double[clean.length];
    for (int c = 0; c < clean.length; c++) {
      for (int i = 0; i < h; i++) {
        double weight = all.weight(clean[c], before.places()[i]);
        weights[c][i] = weight;
        moved[c] += weight * before.moved()[i];
        least[c] += weight * before.least()[i];
      }
    }
    return Optional.of(
        before.then(
            LinearMap.of(weights), clean, all.outputs(), moved, least, mixedLength(before)));
  }

  /** Returns what no mean of attackers' vectors and honest ones is longer than. */
  static double mixedLength(HonestPoints before) {
    return Math.max(before.longest(), Arrays.stream(before.norms()).max().orElse(0));
  }
}
