package dev.strategikon.audit;

import dev.strategikon.gradient.Vectors;
import dev.strategikon.rule.ServerSample;
import dev.strategikon.rule.guard.Guard;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of the reference that a rule with a server's sample does not see: what is orthogonal to
 * g₀, and to all pieces if a guard looks at them. What attackers send along it passes every such
 * rule, if they know the sample.
 */
final class UnseenPart {
  /** A vector of which less than this share is left is a combination of those before it. */
  private static final double DEPENDENT = 1e-9;

  private UnseenPart() {}

  /**
   * Returns what is orthogonal to g₀, d new floats, and if a guard looks at the pieces also what is
   * orthogonal to all of them. It is less, and nothing of it is seen.
   */
  static List<float[]> of(Question question) {
    ServerSample sample = question.round().requireSample(question.reference().length);
    List<float[]> parts = new ArrayList<>();
    parts.add(of(question, sample.gradient()));
    question
        .rule()
        .guard()
        .filter(Guard::usesPieces)
        .ifPresent(guard -> parts.add(of(question, guard.watched(sample))));
    return parts;
  }

  private static float[] of(Question question, float[]... seen) {
    List<float[]> basis = new ArrayList<>();
    for (float[] vector : seen) {
      float[] rest = without(vector, basis, question);
      if (square(rest, question) > DEPENDENT * square(vector, question)) {
        basis.add(rest);
      }
    }
    return without(question.reference(), basis, question);
  }

  /** Returns a vector less its parts along orthogonal ones. */
  private static float[] without(float[] vector, List<float[]> basis, Question question) {
    float[] rest = vector.clone();
    for (float[] direction : basis) {
      double product = Alignment.of(rest, direction, question.compute()).innerProduct();
      rest = Vectors.moved(rest, -product / square(direction, question), direction);
    }
    return rest;
  }

  private static double square(float[] vector, Question question) {
    return Alignment.of(vector, vector, question.compute()).innerProduct();
  }
}
