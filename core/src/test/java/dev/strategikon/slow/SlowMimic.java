package dev.strategikon.slow;

import java.util.List;

/** v_worker. */
public final class SlowMimic implements SlowFormula {
  @Override
  public double[][] vectors(double[][] honest, Given given) {
    return Honest.allSend(honest[given.integer("worker")], given.q());
  }

  @Override
  public List<String> variants() {
    return List.of("mimic(worker=2)");
  }
}
