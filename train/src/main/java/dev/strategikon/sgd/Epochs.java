package dev.strategikon.sgd;

import dev.strategikon.dataset.Dataset;

/**
 * How steps are counted in epochs: by the different images that the m workers draw.
 *
 * @param imagesPerStep m·n, with {@link Scheme#DRACO} (m / r)·n
 * @param trainingImages how many there are
 */
record Epochs(long imagesPerStep, int trainingImages) {
  static Epochs of(TrainingOptions options, Dataset dataset) {
    return new Epochs((long) options.code().groups() * options.batch(), dataset.train().count());
  }

  /** Exact where steps make whole epochs, so that an attack begins in the right step. */
  double after(int steps) {
    return (double) (steps * imagesPerStep) / trainingImages;
  }
}
