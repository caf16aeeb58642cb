package dev.strategikon.slow;

import java.util.List;

/** −ε·v̄. */
public final class SlowIpm implements SlowFormula {
  @Override
  public double[][] vectors(double[][] honest, Given given) {
    return Honest.allOppose(honest, given.number("epsilon"), given);
  }

  @Override
  public List<String> variants() {
    return List.of("ipm(epsilon=0.5)", "ipm(epsilon=-10)", "ipm(epsilon=0)");
  }
}
