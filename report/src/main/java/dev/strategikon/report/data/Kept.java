package dev.strategikon.report.data;

import dev.strategikon.store.RunData;

/**
 * What is kept under an attack: the accuracy at the end as a share of that of the same run without
 * attack, both counted from the accuracy of guessing. 1 is all, 0 is guessing.
 */
final class Kept {
  /** A rule that is not twice as good as guessing without attack has nothing to keep. */
  private static final double LEAST = 2;

  private Kept() {}

  /**
   * Returns what is kept, averaged over the seeds that both have.
   *
   * @param attacked the runs under attack
   * @param calm those without attack; may be null
   * @return null if it is not known
   */
  static Double of(Configuration attacked, Configuration calm) {
    if (calm == null) {
      return null;
    }
    double sum = 0;
    int count = 0;
    for (Run one : attacked.counted()) {
      double guessing = 1.0 / RunData.classes(one.data());
      double end = one.result().endAccuracy();
      double without = without(calm, one.config().text("seed"));
      if (Double.isFinite(end) && without >= LEAST * guessing) {
        sum += (end - guessing) / (without - guessing);
        count++;
      }
    }
    return count == 0 ? null : Rounding.number(sum / count);
  }

  private static double without(Configuration calm, String seed) {
    return calm.runs().stream()
        .filter(run -> run.config().text("seed").equals(seed))
        .mapToDouble(run -> run.result().endAccuracy())
        .findFirst()
        .orElse(Double.NaN);
  }
}
