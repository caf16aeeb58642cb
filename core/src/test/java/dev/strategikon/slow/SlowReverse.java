package dev.strategikon.slow;

import java.util.List;

/** −scale·v̄. */
public final class SlowReverse implements SlowFormula {
  @Override
  public double[][] vectors(double[][] honest, Given given) {
    return Honest.allOppose(honest, given.number("scale"), given);
  }

  @Override
  public List<String> variants() {
    return List.of("reverse(scale=3)");
  }
}
