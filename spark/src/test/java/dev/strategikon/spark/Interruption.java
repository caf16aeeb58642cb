package dev.strategikon.spark;

import dev.strategikon.experiment.RunConfig;
import dev.strategikon.experiment.SweepListener;
import dev.strategikon.sgd.StepMetrics;

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
