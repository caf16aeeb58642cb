package dev.strategikon.sgd;

import dev.strategikon.dataset.Dataset;
import dev.strategikon.model.Network;

/** What a run has to compute and to hold, counted beforehand. */
public final class Workload {
  /** How many times the m vectors may lie in memory: sent, mixed, aggregated. */
  private static final int COPIES = 3;

  private final TrainingOptions options;
  private final Epochs epochs;
  private final int dimension;
  private final int evaluationBatches;

  /** Counts what a run with a network on a data set needs. */
  public Workload(Dataset dataset, Network network, TrainingOptions options) {
    this.options = options;
    this.epochs = Epochs.of(options, dataset);
    this.dimension = network.dimension();
    int sample = Evaluator.lossSample(options, dataset.train().count());
    this.evaluationBatches = batches(dataset.test().count()) + batches(sample);
  }

  /**
   * Returns the seconds that a run takes from a completed step to its end: those of the network's
   * arithmetic, beside which aggregation is small.
   *
   * @param completed steps that are done already
   * @param threads how many share the work of a step
   */
  public double seconds(int completed, Speed speed, int threads) {
    long rounds = 0;
    long evaluations = completed == 0 ? 1 : 0;
    for (int step = completed; step < options.steps(); step++) {
      rounds += rounds(gradients(step), threads);
      boolean last = step + 1 == options.steps();
      evaluations += last || (step + 1) % options.evaluateEvery() == 0 ? 1 : 0;
    }
    return rounds * speed.gradientSeconds()
        + evaluations * rounds(evaluationBatches, threads) * speed.evaluationSeconds();
  }

  /**
   * Returns how many gradients are computed in a step.
   *
   * @param step from 0
   */
  public int gradients(int step) {
    ThreatModel threat = options.threat();
    boolean spared = threat.sparesGradients() && threat.isOn(epochs.after(step));
    return threat.workers() - (spared ? threat.byzantine() : 0);
  }

  /**
   * Returns an upper bound of the bytes of Java's heap that a run needs. PyTorch's memory is beside
   * it and goes with the threads, however they are shared out.
   */
  public long heapBytes() {
    int momenta = options.optimizer().workerMomentum() > 0 ? 1 : 0;
    return (long) Float.BYTES * dimension * options.threat().workers() * (COPIES + momenta);
  }

  private static int batches(int images) {
    return rounds(images, Evaluator.BATCH);
  }

  /** So many tasks on so many threads: in the last round some may have none. */
  private static int rounds(int tasks, int threads) {
    return (tasks + threads - 1) / threads;
  }
}
