package dev.strategikon.audit;

import dev.strategikon.gradient.Vectors;
import dev.strategikon.rule.ServerSample;
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

  /** Returns the part, d new floats. */
  static float[] of(Question question) {
    float[] r = question.reference();
    ServerSample sample = question.round().requireSample(r.length);
    float[][] seen =
        question
            .rule()
            .guard()
            .map(guard -> guard.watched(sample))
            .orElseGet(() -> new float[][] {sample.gradient()});
    List<float[]> basis = new ArrayList<>();
    for (float[] vector : seen) {
      float[] rest = without(vector, basis, question);
      if (square(rest, question) > DEPENDENT * square(vector, question)) {
        basis.add(rest);
      }
    }
    return without(r, basis, question);
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
