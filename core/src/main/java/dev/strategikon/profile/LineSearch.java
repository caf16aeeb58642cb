package dev.strategikon.profile;

/**
 * The vector on a line that is best for an attacker. The search costs less than one aggregation: it
 * works in m dimensions if geometry decides the result, and on a sample of the coordinates
 * otherwise. Against a rule that sees whole vectors it costs some fifty aggregations.
 *
 * @param line the line, or its other half
 * @param t the vector's place on the line
 * @param value the objective there, which is minimised: ⟨r, A⟩ or −‖A − r‖². It is that of the
 *     sample if only a sample was evaluated, and NaN if no evaluation was needed
 * @param exact whether no other t allowed has a lower value, but for the small distance that t
 *     keeps from the end of a piece
 */
public record LineSearch(Line line, double t, double value, boolean exact) {
  /**
   * Finds the best vector with t in [least, most].
   *
   * @param line the line
   * @param objective the attacker's aim
   * @param least the smallest t, positive
   * @param most the largest t, finite
   * @return the best vector found
   */
  public static LineSearch of(Line line, Objective objective, double least, double most) {
    if (GeometryLine.supports(line.rule())) {
      return GeometrySearch.of(GeometryLine.of(line), objective, least, most);
    }
    if (line.rule().seesWholeVectors()) {
      return WholeSearch.of(line, objective, least, most);
    }
    if (objective == Objective.INNER_PRODUCT && neverIncreases(line)) {
      return new LineSearch(line, most, Double.NaN, true);
    }
    return SampleSearch.of(line, false, objective, least, most);
  }

  /**
   * Finds the best vector with t in [least, most] on the line or on its other half.
   *
   * @param line the line
   * @param objective the attacker's aim
   * @param least the smallest t, positive
   * @param most the largest t, finite
   * @return the best vector found, on either half
   */
  public static LineSearch ofBothHalves(Line line, Objective objective, double least, double most) {
    if (GeometryLine.supports(line.rule())) {
      return GeometrySearch.ofBothHalves(GeometryLine.of(line), objective, least, most);
    }
    return line.rule().seesWholeVectors()
        ? WholeSearch.ofBothHalves(line, objective, least, most)
        : SampleSearch.of(line, true, objective, least, most);
  }

  /**
   * Returns whether ⟨r, A⟩ never increases with t: for a monotone coordinate rule against u = −t·r.
   */
  private static boolean neverIncreases(Line line) {
    return line.rule().guard().isEmpty()
        && !line.rule().mixesColumns()
        && line.rule().columns().isMonotone(line.workers(), line.declared())
        && line.base() == null
        && line.sign() < 0
        && line.direction() == line.reference();
  }

  /** {@return the vector that all attackers send, d new floats} */
  public float[] vector() {
    return line.vector(t);
  }

  /** Returns the same, known to be the best of its half, or not. */
  LineSearch as(boolean isExact) {
    return new LineSearch(line, t, value, isExact);
  }

  /** Returns the better of the best of two halves. */
  LineSearch orLower(LineSearch other) {
    return (other.isLowerThan(this) ? other : this).as(exact && other.exact);
  }

  /** Returns whether this value is lower than another; any value is lower than NaN. */
  boolean isLowerThan(LineSearch other) {
    return value < other.value || Double.isNaN(other.value);
  }
}
