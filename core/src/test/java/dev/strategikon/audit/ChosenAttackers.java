package dev.strategikon.audit;

import dev.strategikon.pipeline.Aggregator;
import java.util.Arrays;

/** Asks the real rule whether it chooses the attackers. */
final class ChosenAttackers {
  private ChosenAttackers() {}

  /** Returns whether the vectors −ε·v̄ have any weight. */
  static boolean areChosen(Question question, String rule, double epsilon) {
    float[] u = IpmProfile.line(question).vector(epsilon);
    float[][] q = new float[question.byzantine()][];
    Arrays.fill(q, u);
    double[] weights =
        Aggregator.parse(rule)
            .aggregate(question.honest().withAll(q), question.byzantine())
            .weights();
    return Arrays.stream(weights, question.honest().count(), weights.length).sum() > 0;
  }
}
