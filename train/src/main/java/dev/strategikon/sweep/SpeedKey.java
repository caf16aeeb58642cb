package dev.strategikon.sweep;

import dev.strategikon.config.ConfigKeys;
import dev.strategikon.config.RunConfig;
import dev.strategikon.dataset.DatasetSource;
import dev.strategikon.model.ModelFactory;
import dev.strategikon.spec.Parsed;

/**
 * What decides how fast a run's network is. It is measured once for all runs that share it.
 *
 * @param dataset the images
 * @param model the network
 * @param batch n, the minibatch of one worker
 */
public record SpeedKey(Parsed<DatasetSource> dataset, Parsed<ModelFactory> model, int batch) {
  static SpeedKey of(RunConfig run) {
    return new SpeedKey(
        run.get(ConfigKeys.DATASET), run.get(ConfigKeys.MODEL), run.get(ConfigKeys.BATCH));
  }

  /** Returns such as {@code cnn-small on cifar10}. */
  @Override
  public String toString() {
    return model.brief() + " on " + dataset;
  }
}
