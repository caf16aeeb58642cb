package dev.strategikon.slow;

import java.util.List;

/** −v̄, or −v_i. */
public final class SlowSignFlip implements SlowFormula {
  @Override
  public double[][] vectors(double[][] honest, Given given) {
    if (given.arguments().text("of").equals("mean")) {
      return Honest.allOppose(honest, 1, given);
    }
    double[][] vectors = new double[given.q()][];
    for (int i = 0; i < given.q(); i++) {
      vectors[i] = Doubles.scaled(honest[i % honest.length], -1);
    }
    return vectors;
  }

  @Override
  public List<String> variants() {
    return List.of("sign-flip(of=each)");
  }
}
