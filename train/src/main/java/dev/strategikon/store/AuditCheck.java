package dev.strategikon.store;

import dev.strategikon.audit.IpmProfile;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.sgd.StepMetrics;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks that the audited steps of a run have their audits and their whole profiles, up to a step.
 *
 * <p>A step may lack its audit, because too few gradients were finite; then its row in {@code
 * metrics.csv} has rejected vectors or no inner product.
 *
 * @param options of the run
 * @param rows of its metrics
 * @param until the last step to check
 * @param more whether rows of later steps may follow, which do not matter
 */
record AuditCheck(TrainingOptions options, List<StepMetrics> rows, int until, boolean more) {
  private static final int PROFILE_ROWS = IpmProfile.defaultEpsilons().length;

  /**
   * Returns the first thing that is wrong.
   *
   * @param audits the steps in the rows of {@code audit.csv}
   * @param profiles the steps in the rows of {@code profile.csv}
   */
  Optional<String> fault(List<Integer> audits, List<Integer> profiles) {
    Set<Integer> audited = new TreeSet<>();
    int last = 0;
    for (int i = 0; i < audits.size() && matters(audits.get(i)); i++) {
      int step = audits.get(i);
      if (step <= last || step > until || !options.isAudited(step - 1)) {
        return unexpected(AuditFiles.AUDITS, i, step);
      }
      audited.add(step);
      last = step;
    }
    for (StepMetrics row : rows) {
      if (mustBeAudited(row) && !audited.contains(row.step())) {
        return Optional.of("%s has no row of step %d".formatted(AuditFiles.AUDITS, row.step()));
      }
    }
    return profileFault(profiles, audited);
  }

  private Optional<String> profileFault(List<Integer> profiles, Set<Integer> audited) {
    Set<Integer> seen = new HashSet<>();
    int next = 0;
    while (next < profiles.size() && matters(profiles.get(next))) {
      int first = next;
      int step = profiles.get(first);
      while (next < profiles.size() && profiles.get(next) == step) {
        next++;
      }
      if (!audited.contains(step) || !seen.add(step)) {
        return unexpected(AuditFiles.PROFILES, first, step);
      }
      if (next - first != PROFILE_ROWS) {
        return Optional.of(
            "%s has %d of the %d rows of step %d"
                .formatted(AuditFiles.PROFILES, next - first, PROFILE_ROWS, step));
      }
    }
    return audited.stream()
        .filter(step -> !seen.contains(step))
        .findFirst()
        .map(step -> "%s has no rows of step %d".formatted(AuditFiles.PROFILES, step));
  }

  private boolean matters(int step) {
    return !more || step <= until;
  }

  private boolean mustBeAudited(StepMetrics row) {
    return row.step() > 0
        && row.step() <= until
        && options.isAudited(row.step() - 1)
        && row.rejected() == 0
        && !Double.isNaN(row.innerProduct());
  }

  /** The header is the first line. */
  private static Optional<String> unexpected(String file, int row, int step) {
    return Optional.of("%s, line %d: unexpected step %d".formatted(file, row + 2, step));
  }
}
