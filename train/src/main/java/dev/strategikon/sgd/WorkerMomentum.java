package dev.strategikon.sgd;

import dev.strategikon.attack.GradientAttack;
import dev.strategikon.compute.Compute;

/**
 * The workers' momentum: turns gradients into what the workers send. It works coordinate by
 * coordinate, and so wherever a coordinate's memory lies: with the worker in theory, with the
 * server of its shard here.
 */
public final class WorkerMomentum {
  private final TrainingOptions options;
  private final Compute compute;

  /**
   * Prepares to smooth.
   *
   * @param compute how many workers at once
   */
  public WorkerMomentum(TrainingOptions options, Compute compute) {
    this.options = options;
    this.compute = compute;
  }

  /**
   * Smooths gradients.
   *
   * @param gradients one a worker, null where none was computed; becomes what they send
   * @param memory what each worker sent last, written anew for those whose gradient is sent; of
   *     length 0 without workers' momentum
   */
  public void smooth(float[][] gradients, boolean[] byzantine, float[][] memory) {
    if (memory.length == 0) {
      return;
    }
    boolean replaced = options.threat().attack() instanceof GradientAttack;
    compute.forEach(
        gradients.length,
        worker -> {
          if (gradients[worker] != null) {
            float[] remembered = memory[worker];
            // What is not sent is not remembered.
            options
                .optimizer()
                .smooth(
                    gradients[worker],
                    byzantine[worker] && replaced ? remembered.clone() : remembered);
          }
        });
  }
}
