package dev.strategikon.audit;

import dev.strategikon.gradient.Vectors;
import dev.strategikon.profile.Line;
import dev.strategikon.profile.LineSearch;
import dev.strategikon.profile.Objective;

/**
 * Looks for the largest ‖A − v̄‖ on three lines of attacks: inner product manipulation, v̄ and
 * multiples of the honest standard deviation (A Little Is Enough, to both sides), and the line
 * through v̄ and the honest vector that is farthest from it.
 */
final class FarthestAttack {
  private final Question question;
  private final float[] mean;
  private final Trials trials;

  /**
   * Prepares to try attacks.
   *
   * @param mean v̄, d floats, only read
   */
  FarthestAttack(Question question, float[] mean, Trials trials) {
    this.question = question;
    this.mean = mean;
    this.trials = trials;
  }

  /** Tries the vector of each line that moves A farthest. */
  void run() {
    Line manipulation = question.line(question.rule(), mean, null, mean);
    add(
        LineSearch.of(
            manipulation, Objective.DISTANCE, StrongestAttack.LEAST, StrongestAttack.MOST),
        "inner product manipulation where it moves A farthest");
    addBothSides(
        question.honest().deviation(mean, question.compute()),
        "the honest mean and a multiple of the deviations");
    addBothSides(
        Vectors.moved(mean, -1, question.honest().row(farthest())),
        "a point on the line through the honest mean and the farthest honest vector");
  }

  private void addBothSides(float[] direction, String attack) {
    Line line = question.line(question.rule(), mean, mean, direction);
    add(
        LineSearch.ofBothHalves(
            line, Objective.DISTANCE, StrongestAttack.LEAST, StrongestAttack.MOST),
        attack);
  }

  private void add(LineSearch found, String attack) {
    trials.add(Vectors.repeat(found.vector(), question.byzantine()), attack);
  }

  /** Returns the honest vector that is farthest from the mean. */
  private int farthest() {
    int farthest = 0;
    double most = -1;
    for (int i = 0; i < question.honest().count(); i++) {
      double distance =
          Farthest.squaredDistance(question.honest().row(i), mean, question.compute());
      if (distance > most) {
        farthest = i;
        most = distance;
      }
    }
    return farthest;
  }
}
