package dev.strategikon.reproduce.bucketing;

import java.util.Locale;

/**
 * A cell's published accuracies beside ours.
 *
 * @param theirs at least one
 * @param ours those of the runs that are finished
 */
record ComparedCell(PublishedCell cell, Accuracies theirs, Accuracies ours) {
  /** How many standard errors two means may lie apart and agree. */
  private static final double MOST_ERRORS = 2;

  /** Whether the means agree. */
  enum Match {
    AGREES,
    DISAGREES,
    /** Ours or theirs has fewer than two runs, so no standard error. */
    OPEN;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns our mean less theirs; NaN without runs of ours. */
  double difference() {
    return ours.mean() - theirs.mean();
  }

  /** Returns Welch's standard error of the difference; NaN if one side has below two runs. */
  double standardError() {
    return Math.sqrt(theirs.squaredError() + ours.squaredError());
  }

  Match match() {
    if (Double.isNaN(standardError())) {
      return Match.OPEN;
    }
    return Math.abs(difference()) <= MOST_ERRORS * standardError() ? Match.AGREES : Match.DISAGREES;
  }
}
