package dev.strategikon.slow;

import java.util.List;

/** The ones become zeros. */
public final class SlowLabelTarget implements SlowLabels {
  @Override
  public int label(int label, int classes) {
    return label == 1 ? 0 : label;
  }

  @Override
  public List<String> variants() {
    return List.of("label-target(from=1, to=0)");
  }
}
