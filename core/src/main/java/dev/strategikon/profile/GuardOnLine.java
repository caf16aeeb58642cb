package dev.strategikon.profile;

import dev.strategikon.rule.guard.Correction;
import dev.strategikon.rule.guard.Guard;

/**
 * What a guard makes of ⟨r, A⟩ and ‖A − r‖², from inner products alone.
 *
 * @param guard the guard
 * @param squaredNorm ‖g₀‖²
 * @param product ⟨r, g₀⟩
 * @param referenceNorm ‖r‖²
 */
record GuardOnLine(Guard guard, double squaredNorm, double product, double referenceNorm) {
  /**
   * Returns ⟨r, A'⟩.
   *
   * @param before ⟨r, A⟩
   * @param watched the inner products of A with the vectors that the guard watches
   */
  double product(double before, double[] watched) {
    Correction correction = guard.correction(watched, squaredNorm);
    return kept(correction, before) + correction.server() * product;
  }

  /**
   * Returns ‖A' − r‖².
   *
   * @param before ‖A − r‖²
   * @param watched the inner products of A with the vectors that the guard watches
   */
  double squaredDistance(double before, double[] watched) {
    Correction correction = guard.correction(watched, squaredNorm);
    double server = correction.server();
    // ⟨g₀, keep·A − r⟩
    double between = kept(correction, watched[0]) - product;
    double rest = correction.keep() == 0 ? referenceNorm : before;
    return Math.max(0, rest + server * (2 * between + server * squaredNorm));
  }

  /**
   * Returns the offset of ⟨r, A'⟩ in t where A does not pass a guard that uses no pieces.
   *
   * @param before the offset of ⟨r, A⟩
   * @param watched the offset of ⟨g₀, A⟩
   */
  double offset(double before, double watched) {
    return guard.correction() == Guard.Kind.SERVER ? product : projected(before, watched);
  }

  /**
   * Returns the slope of ⟨r, A'⟩ in t where A does not pass a guard that uses no pieces.
   *
   * @param before the slope of ⟨r, A⟩
   * @param watched the slope of ⟨g₀, A⟩
   */
  double slope(double before, double watched) {
    return guard.correction() == Guard.Kind.SERVER ? 0 : projected(before, watched);
  }

  private double projected(double before, double watched) {
    return squaredNorm == 0 ? before : before - watched * product / squaredNorm;
  }

  /** Returns the part of A; an infinite one that is not kept is none. */
  private static double kept(Correction correction, double value) {
    return correction.keep() == 0 ? 0 : correction.keep() * value;
  }
}
