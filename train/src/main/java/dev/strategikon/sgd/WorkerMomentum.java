package dev.strategikon.sgd;

import dev.strategikon.attack.GradientAttack;
import dev.strategikon.compute.Compute;
import dev.strategikon.options.TrainingOptions;

/**
 * The workers' momentum: replaces gradients by what the workers send. It works coordinate by
 * coordinate, so the server of a shard can apply it to its own coordinates.
 */
public final class WorkerMomentum {
  private final TrainingOptions options;
  private final Compute compute;

  /**
   * Creates the momentum.
   *
   * @param options the run's
   * @param compute the threads; each smooths a worker's gradient at a time
   */
  public WorkerMomentum(TrainingOptions options, Compute compute) {
    this.options = options;
    this.compute = compute;
  }

  /**
   * Smooths gradients.
   *
   * @param gradients one for each worker, null if none was computed; replaced by what they send.
   *     What comes after the workers' is not read
   * @param byzantine for each worker, whether it is Byzantine
   * @param memory what each worker sent last; updated for those whose gradient is sent; of length 0
   *     without workers' momentum
   */
  public void smooth(float[][] gradients, boolean[] byzantine, float[][] memory) {
    if (memory.length == 0) {
      return;
    }
    boolean replaced = options.threat().attack() instanceof GradientAttack;
    compute.forEach(
        memory.length,
        worker -> {
          if (gradients[worker] != null) {
            float[] remembered = memory[worker];
            // A gradient that the attack replaces is not sent, so it must not be stored.
            options
                .optimizer()
                .smooth(
                    gradients[worker],
                    byzantine[worker] && replaced ? remembered.clone() : remembered);
          }
        });
  }
}
