package dev.strategikon.sgd;

import dev.strategikon.dataset.Dataset;
import dev.strategikon.model.Network;
import dev.strategikon.options.ThreatModel;
import dev.strategikon.options.TrainingOptions;

/** What a run will compute, and the memory that it will need. */
public final class Workload {
  /** How many copies of the m vectors may be in memory: sent, mixed, aggregated. */
  private static final int COPIES = 3;

  private final TrainingOptions options;
  private final Epochs epochs;
  private final int dimension;
  private final int evaluationBatches;

  /**
   * Counts the work of a run.
   *
   * @param dataset the images, which are only counted
   * @param network what is trained
   * @param options the run's
   */
  public Workload(Dataset dataset, Network network, TrainingOptions options) {
    this.options = options;
    this.epochs = Epochs.of(options, dataset);
    this.dimension = network.dimension();
    int sample = Evaluator.lossSample(options, dataset.train().count());
    int tests = options.threat().trigger().isPresent() ? 2 : 1;
    this.evaluationBatches =
        tests * batches(dataset.test().count())
            + batches(sample)
            + batches(dataset.validation().count());
  }

  /**
   * Estimates the seconds from a completed step to the end of a run. It counts the network's
   * arithmetic alone; aggregation takes little time beside it.
   *
   * @param completed the number of completed steps
   * @param speed of one thread
   * @param threads the number of threads that share a step
   * @return the seconds
   */
  public double seconds(int completed, Speed speed, int threads) {
    long rounds = 0;
    long evaluations = completed == 0 ? 1 : 0;
    for (int step = completed; step < options.steps(); step++) {
      rounds += (long) options.optimizer().local().count() * rounds(gradients(step), threads);
      evaluations += options.evaluations().isDue(step + 1, options.steps()) ? 1 : 0;
    }
    return rounds * speed.gradientSeconds()
        + evaluations * rounds(evaluationBatches, threads) * speed.evaluationSeconds();
  }

  /** {@return how many steps are completed when the attack begins: all of them if it never does} */
  public int attackBegins() {
    int step = 0;
    while (step < options.steps() && !options.threat().isOn(epochs.after(step))) {
      step++;
    }
    return step;
  }

  /**
   * {@return the number of gradients computed at the same time in a step} With k local steps there
   * are k such rows. The server's sample counts by its images, as so many whole minibatches.
   *
   * @param step from 0
   */
  public int gradients(int step) {
    ThreatModel threat = options.threat();
    boolean spared = threat.sparesGradients() && threat.isOn(epochs.after(step));
    int absent = spared ? threat.byzantineCountIn(options.seed(), step) : 0;
    return threat.workers() - absent + sampleGradients();
  }

  private int sampleGradients() {
    int images = options.aggregator().needsSample() ? options.serverSampling().images() : 0;
    return (images + options.batch() - 1) / options.batch();
  }

  /**
   * {@return an upper bound of the Java heap that a run needs, in bytes} PyTorch's memory is not
   * included; it depends on the number of threads alone.
   */
  public long heapBytes() {
    int momenta = options.optimizer().workerMomentum() > 0 ? 1 : 0;
    long workers = (long) options.threat().workers() * (COPIES + momenta);
    int pieces = options.vectors() - options.threat().workers();
    // While a step is computed the memory before it is still there.
    long remembered = 2L * options.aggregator().remembered(options.threat().workers());
    return Float.BYTES * (long) dimension * (workers + pieces + remembered);
  }

  private static int batches(int images) {
    return rounds(images, Evaluator.BATCH);
  }

  /** Returns how many tasks the busiest thread has. */
  private static int rounds(int tasks, int threads) {
    return (tasks + threads - 1) / threads;
  }
}
