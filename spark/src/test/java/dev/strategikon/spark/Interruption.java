package dev.strategikon.spark;

import dev.strategikon.config.RunConfig;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.sweep.SweepListener;

/** Breaks a sweep off after a step. */
final class Interruption implements SweepListener {
  private final int step;

  Interruption(int step) {
    this.step = step;
  }

  @Override
  public void stepCompleted(RunConfig run, StepMetrics metrics) {
    if (metrics.step() == step) {
      throw new IllegalStateException("interrupted");
    }
  }
}
