package dev.strategikon.reproduce.published;

import dev.strategikon.text.ShownNumbers;

/**
 * What a line of the paper's figures shows: a rule, without attack or under inner product
 * manipulation.
 *
 * @param rule {@code mean}, {@code median} or {@code krum}
 * @param epsilon ε of the attack; NaN without attack
 * @param start the epochs that are completed before the attack begins; NaN without attack
 */
public record Curve(String rule, double epsilon, double start) {
  /**
   * {@return the curve of a rule without attack}
   *
   * @param rule {@code mean}, {@code median} or {@code krum}
   */
  public static Curve calm(String rule) {
    return new Curve(rule, Double.NaN, Double.NaN);
  }

  /** {@return whether there is no attack} */
  public boolean isCalm() {
    return Double.isNaN(start);
  }

  /** Returns such as {@code median, ε = 0.1 from epoch 10}, or {@code median}. */
  @Override
  public String toString() {
    return isCalm()
        ? rule
        : "%s, ε = %s from epoch %s"
            .formatted(rule, ShownNumbers.plain(epsilon), ShownNumbers.plain(start));
  }
}
