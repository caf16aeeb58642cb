package dev.strategikon.slow;

import dev.strategikon.rule.Round;
import dev.strategikon.spec.Arguments;

/**
 * What a rule or a pre-aggregator is given besides the vectors.
 *
 * @param q what it is told of the number of Byzantine vectors
 * @param round the step
 * @param arguments a value for each parameter
 */
public record Given(int q, Round round, Arguments arguments) {
  int integer(String key) {
    return arguments.integer(key);
  }

  /** Returns g₀. */
  double[] serverGradient() {
    return Doubles.of(round.sample().gradient());
  }

  /** Returns the pieces of the server's sample. */
  double[][] pieces() {
    return Doubles.of(round.sample().pieces().rows());
  }

  double number(String key) {
    return arguments.number(key);
  }
}
