package dev.strategikon.sgd;

import dev.strategikon.dataset.Dataset;
import dev.strategikon.options.Scheme;
import dev.strategikon.options.TrainingOptions;

/**
 * Converts steps to epochs: one epoch is as many drawn images as there are training images.
 *
 * @param imagesPerStep the images drawn in a step: m·n, or (m / r)·n with {@link Scheme#DRACO}; k
 *     times that with k local steps
 * @param trainingImages the number of training images
 */
record Epochs(long imagesPerStep, int trainingImages) {
  static Epochs of(TrainingOptions options, Dataset dataset) {
    long minibatches = (long) options.groups().count() * options.optimizer().local().count();
    return new Epochs(minibatches * options.batch(), dataset.train().count());
  }

  /** Returns the epochs; exact for whole epochs, so that an attack begins in the right step. */
  double after(int steps) {
    return (double) (steps * imagesPerStep) / trainingImages;
  }
}
