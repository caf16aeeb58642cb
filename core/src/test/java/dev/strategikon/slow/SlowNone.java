package dev.strategikon.slow;

/** Nobody lies. */
public final class SlowNone implements SlowLabels {
  @Override
  public int label(int label, int classes) {
    return label;
  }
}
