package dev.strategikon.audit.limit;

import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.profile.Line;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What is known of the honest vectors y_i after some stages, whatever attackers send: y_i is at
 * most δ_i away from a known point z_i. All other vectors are taken to be anything.
 *
 * @param known the geometry of the z_i and of r, the last
 * @param map z = map·V; null if z is V itself
 * @param places the index of each y_i among all vectors that come out of the stages
 * @param workers how many vectors come out of the stages
 * @param moved δ, 0 where y_i = z_i
 * @param least what no ⟨r, y_i⟩ gets below
 * @param longest what no vector of attackers is longer than; +∞ if nothing bounds it
 */
record HonestPoints(
    Geometry known,
    LinearMap map,
    int[] places,
    int workers,
    double[] moved,
    double[] least,
    double longest) {
  /**
   * The relative error of the distances and products that a rule sees, and of those here. Sums are
   * partly in float.
   */
  static final double FLOATS = 1e-4;

  /** Returns the honest vectors as they are received, before all others. */
  static HonestPoints of(Line line, Geometry known) {
    int h = line.honest().count();
    int[] places = IntStream.range(0, h).toArray();
    double[] least = IntStream.range(0, h).mapToDouble(i -> known.product(h, i)).toArray();
    return new HonestPoints(
        known, null, places, line.workers(), new double[h], least, Double.POSITIVE_INFINITY);
  }

  /**
   * Returns what is known after one more stage that keeps the places.
   *
   * @param step the new z = step·z
   * @param newMoved the new δ
   * @param atLeast what is known of the new ⟨r, y_i⟩ beside z and δ
   * @param newLongest what no vector of attackers is longer than now
   */
  HonestPoints then(LinearMap step, double[] newMoved, double[] atLeast, double newLongest) {
    return then(step, places, workers, newMoved, atLeast, newLongest);
  }

  /** Returns what is known after one more stage, with other places. */
  HonestPoints then(
      LinearMap step,
      int[] newPlaces,
      int newWorkers,
      double[] newMoved,
      double[] atLeast,
      double newLongest) {
    Geometry next = known.map(step.keepingLast(1));
    int r = step.outputs();
    double length = length();
    double[] newLeast = new double[r];
    Arrays.setAll(newLeast, i -> Math.max(atLeast[i], next.product(r, i) - length * newMoved[i]));
    LinearMap all = map == null ? step : map.then(step);
    return new HonestPoints(next, all, newPlaces, newWorkers, newMoved, newLeast, newLongest);
  }

  /** Returns the same with other numbers that no ⟨r, y_i⟩ gets below. */
  HonestPoints withLeast(double[] other) {
    return new HonestPoints(known, map, places, workers, moved, other, longest);
  }

  /** Returns how many honest vectors there are. */
  int count() {
    return moved.length;
  }

  /** Returns how many vectors may be anything. */
  int byzantine() {
    return workers - count();
  }

  /** Returns ‖r‖. */
  double length() {
    return Math.sqrt(known.squaredNorm(count()));
  }

  /** Returns whether every y_i is z_i. */
  boolean isExact() {
    return Arrays.stream(moved).allMatch(delta -> delta == 0);
  }

  /** Returns √Σ δ_i². */
  double movedTogether() {
    return Math.sqrt(Arrays.stream(moved).map(delta -> delta * delta).sum());
  }

  /** Returns what ‖y_i − y_j‖ is at most. */
  double far(int i, int j) {
    return i == j ? 0 : Math.sqrt(known.squaredDistance(i, j)) + moved[i] + moved[j];
  }

  /** Returns what ‖y_i − y_j‖ is at least. */
  double near(int i, int j) {
    return Math.max(0, Math.sqrt(known.squaredDistance(i, j)) - moved[i] - moved[j]);
  }

  /** Returns what ‖y_i‖ is at most. */
  double norm(int i) {
    return Math.sqrt(known.squaredNorm(i)) + moved[i];
  }

  /** Returns what each ‖y_i‖ is at most. */
  double[] norms() {
    return IntStream.range(0, count()).mapToDouble(this::norm).toArray();
  }

  /** Returns what each ‖y_i − y_j‖ is at most, j = 0, 1, …, with 0 at i. */
  double[] farFrom(int i) {
    return IntStream.range(0, count()).mapToDouble(j -> far(i, j)).toArray();
  }

  /** Returns ⟨r, y_i⟩ of the lowest i, or what is known of it. */
  double lowest() {
    return Arrays.stream(least).min().orElse(Double.NEGATIVE_INFINITY);
  }

  /**
   * Returns what the mean of n vectors has at least, of which up to {@link #byzantine} are
   * attackers'.
   *
   * @param n how many, at least 1
   * @param attacker what ⟨r, u⟩ of an attackers' vector u is at least; −∞ if nothing bounds it
   */
  double mean(int n, double attacker) {
    double limit = Double.POSITIVE_INFINITY;
    for (int a = Math.max(0, n - count()); a <= Math.min(byzantine(), n); a++) {
      double sum = Smallest.sum(least, n - a) + (a == 0 ? 0 : a * attacker);
      limit = Math.min(limit, sum / n);
    }
    return limit;
  }
}
