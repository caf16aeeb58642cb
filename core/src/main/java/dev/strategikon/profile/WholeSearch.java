package dev.strategikon.profile;

/** The line search against rules that see whole vectors: on a grid that is refined. */
final class WholeSearch {
  /** Evaluations of the coarse grid on each half. */
  private static final int COARSE = 40;

  private static final int ROUNDS = 2;

  private WholeSearch() {}

  /** Finds the best t of both halves. */
  static LineSearch ofBothHalves(Line line, Objective objective, double least, double most) {
    LineSearch best = of(line, objective, least, most);
    LineSearch reversed = of(line.reversed(), objective, least, most);
    return best.orLower(reversed);
  }

  /** Finds the best t in [least, most]. */
  static LineSearch of(Line line, Objective objective, double least, double most) {
    HalfLine half = new HalfLine(line, new WholeBatch(line, objective)::at);
    LineSearch coarse = half.best(HalfLine.grid(least, most, COARSE));
    return half.refined(coarse, least, most, COARSE, ROUNDS);
  }
}
