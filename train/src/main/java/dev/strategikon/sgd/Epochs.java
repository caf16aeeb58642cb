package dev.strategikon.sgd;

import dev.strategikon.dataset.Dataset;
import dev.strategikon.options.Scheme;
import dev.strategikon.options.TrainingOptions;

/**
 * Converts steps to epochs: one epoch is as many drawn images as there are training images.
 *
 * @param imagesPerStep the images drawn in a step: m·n, or (m / r)·n with {@link Scheme#DRACO}
 * @param trainingImages the number of training images
 */
record Epochs(long imagesPerStep, int trainingImages) {
  static Epochs of(TrainingOptions options, Dataset dataset) {
    return new Epochs((long) options.groups().count() * options.batch(), dataset.train().count());
  }

  /** Returns the epochs; exact for whole epochs, so that an attack begins in the right step. */
  double after(int steps) {
    return (double) (steps * imagesPerStep) / trainingImages;
  }
}
