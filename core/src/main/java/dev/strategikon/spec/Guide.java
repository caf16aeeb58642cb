package dev.strategikon.spec;

/**
 * What one should know of a catalogue entry before using it. The pages of rules, pre-aggregators,
 * attacks and splits in {@code docs/reference} are made from it.
 *
 * @param formula what it computes, plain text on one or more lines
 * @param needs what it needs of m, q and whatever else
 * @param cost its cost in m and d
 * @param avoid when not to use it
 */
public record Guide(String formula, String needs, String cost, String avoid) {
  /** Checks that nothing was left out. */
  public Guide {
    if (formula.isBlank() || needs.isBlank() || cost.isBlank() || avoid.isBlank()) {
      throw new IllegalArgumentException("A guide needs all of its four texts");
    }
    formula = formula.strip();
  }
}
