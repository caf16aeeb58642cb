package dev.strategikon.slow;

/** −v̄. */
public final class SlowSignFlip implements SlowFormula {
  @Override
  public double[][] vectors(double[][] honest, Given given) {
    return Honest.allOppose(honest, 1, given);
  }
}
