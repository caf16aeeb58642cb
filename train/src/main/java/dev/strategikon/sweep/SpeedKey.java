package dev.strategikon.sweep;

import dev.strategikon.config.RunConfig;
import dev.strategikon.model.Models;
import dev.strategikon.spec.Spec;

/**
 * What is measured once for all runs that share it.
 *
 * @param dataset the spec of the images
 * @param model the spec of the network
 * @param batch n, the minibatch of one worker
 */
public record SpeedKey(String dataset, String model, int batch) {
  static SpeedKey of(RunConfig run) {
    return new SpeedKey(run.text("dataset"), run.text("model"), run.options().batch());
  }

  /** Returns such as {@code cnn-small on cifar10}. */
  @Override
  public String toString() {
    return Models.CATALOGUE.brief(Spec.parse(model)) + " on " + dataset;
  }
}
