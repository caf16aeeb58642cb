package dev.strategikon.spec;

/**
 * The user's guide to a catalogue entry. The pages of rules, pre-aggregators, attacks and splits in
 * {@code docs/reference} are generated from it.
 *
 * @param formula the formula, plain text on one or more lines
 * @param needs the conditions on m, q and the data
 * @param cost its cost in m and d
 * @param avoid when not to use it
 */
public record Guide(String formula, String needs, String cost, String avoid) {
  /**
   * Checks that no text is missing.
   *
   * @param formula the formula, plain text on one or more lines
   * @param needs the conditions on m, q and the data
   * @param cost its cost in m and d
   * @param avoid when not to use it
   * @throws IllegalArgumentException if one is
   */
  public Guide {
    if (formula.isBlank() || needs.isBlank() || cost.isBlank() || avoid.isBlank()) {
      throw new IllegalArgumentException("A guide needs all of its four texts");
    }
    formula = formula.strip();
  }
}
