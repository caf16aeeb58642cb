package dev.strategikon.attack;

/** No attack: every worker is honest, and the true label is what it trains on. */
public record None() implements DataAttack {
  @Override
  public int label(int label, int classes) {
    return label;
  }
}
