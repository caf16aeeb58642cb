package dev.strategikon.sgd;

import dev.strategikon.attack.DataAttack;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.model.Batch;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.options.WorkerGroups;
import dev.strategikon.random.Draws;

/**
 * Draws the workers' minibatches, and the server's sample. The run's split gives each worker a part
 * of the training images once; a minibatch is n images drawn i.i.d. from that part. The workers of
 * a {@link RepetitionCode} group have the same part and draw the same images. The server draws
 * i.i.d. from all training images.
 */
final class Minibatches {
  private final Dataset dataset;
  private final TrainingOptions options;
  private final WorkerGroups groups;
  private final int[][] parts;

  /**
   * Splits the training images.
   *
   * @throws IllegalArgumentException if there are too few for the split
   */
  Minibatches(Dataset dataset, TrainingOptions options) {
    this.dataset = dataset;
    this.options = options;
    this.groups = options.groups();
    this.parts = options.split().parts(dataset.train(), groups.count(), options.seed());
  }

  /** Returns a worker's minibatch. */
  Batch draw(Sampling sampling, int worker, boolean byzantine) {
    Draws draws = sampling.minibatch(groups.leader(worker));
    int[] part = parts[worker / groups.size()];
    int[] drawn = new int[options.batch()];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = part[draws.nextInt(part.length)];
    }
    return Batches.of(dataset, dataset.train(), drawn, label -> label(label, byzantine));
  }

  /** Returns a piece of the server's sample. */
  Batch drawServer(Sampling sampling, int piece) {
    Draws draws = sampling.serverSample(piece);
    int[] drawn = new int[options.serverSampling().pieceImages()];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = draws.nextInt(dataset.train().count());
    }
    return Batches.of(dataset, dataset.train(), drawn, label -> label);
  }

  private int label(int label, boolean byzantine) {
    return byzantine && options.threat().attack() instanceof DataAttack attack
        ? attack.label(label, dataset.classes().size())
        : label;
  }
}
