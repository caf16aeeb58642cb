package dev.strategikon.slow;

/** The first label becomes the last, the second the last but one, and so on. */
public final class SlowLabelFlip implements SlowLabels {
  @Override
  public int label(int label, int classes) {
    int flipped = classes - 1;
    for (int step = 0; step < label; step++) {
      flipped--;
    }
    return flipped;
  }
}
