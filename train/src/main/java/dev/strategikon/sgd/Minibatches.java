package dev.strategikon.sgd;

import dev.strategikon.attack.DataAttack;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.model.Batch;
import dev.strategikon.random.Draws;

/**
 * Where the workers' minibatches come from: each worker has a part of the training images, dealt
 * out once by the run's split, and draws n of them i.i.d. The workers of a {@link RepetitionCode}
 * group draw the same, so a part is a group's.
 */
final class Minibatches {
  private final Dataset dataset;
  private final TrainingOptions options;
  private final RepetitionCode code;
  private final int[][] parts;

  /**
   * Deals the images out.
   *
   * @throws IllegalArgumentException if there are too few for the split
   */
  Minibatches(Dataset dataset, TrainingOptions options) {
    this.dataset = dataset;
    this.options = options;
    this.code = options.code();
    this.parts = options.split().parts(dataset.train(), code.groups(), options.seed());
  }

  /** Returns a worker's minibatch. */
  Batch draw(Sampling sampling, int worker, boolean byzantine) {
    Draws draws = sampling.minibatch(code.leader(worker));
    int[] part = parts[worker / code.groupSize()];
    int[] drawn = new int[options.batch()];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = part[draws.nextInt(part.length)];
    }
    return Batches.of(dataset, dataset.train(), drawn, label -> label(label, byzantine));
  }

  private int label(int label, boolean byzantine) {
    return byzantine && options.threat().attack() instanceof DataAttack attack
        ? attack.label(label, dataset.classes().size())
        : label;
  }
}
