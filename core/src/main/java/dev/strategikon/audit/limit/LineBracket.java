package dev.strategikon.audit.limit;

import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.Vectors;
import dev.strategikon.profile.Line;
import dev.strategikon.profile.LineSearch;

/**
 * Where the least ⟨r, A⟩ of a line is: at most what the attack that was found reaches on the real
 * aggregator, and at least what no attack gets below.
 *
 * @param reached ⟨r, A⟩ of the attack that was found
 * @param exact whether that is the least on its line
 * @param limit what no attack gets below, on the line or elsewhere
 * @param square ‖r‖², the unit in which all of this is shown
 */
public record LineBracket(double reached, boolean exact, ProvenLimit limit, double square) {
  /**
   * Computes the bracket by one aggregation and the proofs for the rule.
   *
   * @param found the attack
   * @return the bracket
   */
  public static LineBracket of(LineSearch found) {
    Line line = found.line();
    Gradients received = line.honest().withAll(Vectors.repeat(found.vector(), line.byzantine()));
    float[] aggregate =
        line.rule().aggregate(received, line.byzantine(), line.round(), line.compute()).vector();
    float[] r = line.reference();
    return new LineBracket(
        InnerProduct.of(r, aggregate, line.compute()),
        found.exact(),
        ProvenLimit.of(line, null),
        InnerProduct.of(r, r, line.compute()));
  }
}
