package dev.strategikon.slow;

/** What an attack makes of a label. */
public non-sealed interface SlowLabels extends SlowAttack {
  /** Returns the label that is trained on instead of this one. */
  int label(int label, int classes);
}
