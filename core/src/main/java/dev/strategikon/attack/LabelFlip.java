package dev.strategikon.attack;

/**
 * Label flipping (Yin et al., ICML 2018): a Byzantine worker trains on y → classes − 1 − y, which
 * is 9 − y for ten classes. Its gradients lie on both sides of the honest ones, so it is weak.
 */
public record LabelFlip() implements DataAttack {
  @Override
  public int label(int label, int classes) {
    return classes - 1 - label;
  }
}
