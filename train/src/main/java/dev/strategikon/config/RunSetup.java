package dev.strategikon.config;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.DataAttack;
import dev.strategikon.attack.plain.None;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.dataset.Images;
import dev.strategikon.dataset.Normalisation;
import dev.strategikon.dataset.PixelScale;
import dev.strategikon.model.Loss;
import dev.strategikon.model.ModelFactory;
import dev.strategikon.model.Network;
import dev.strategikon.options.BatchNormStatistics;
import dev.strategikon.options.TrainingOptions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a process needs to take part in a run, without the run's progress. Two processes that make
 * it from the same text and the same images compute the same bits.
 *
 * @param config the run's configuration
 * @param dataset its images, those that it holds out apart
 * @param network its network, with no parameters yet
 */
public record RunSetup(RunConfig config, Dataset dataset, Network network) {
  /** Finds the images of a run, for instance among those that a process has read before. */
  @FunctionalInterface
  public interface ImageSource {
    /**
     * {@return the images that a configuration names}
     *
     * @param config the run
     * @throws IOException if they cannot be read
     */
    Dataset of(RunConfig config) throws IOException;
  }

  /**
   * Normalises images and holds some out as a configuration says, and makes the network that it
   * names for them.
   *
   * @param config the run
   * @param dataset the images that the configuration names; some may be held out already
   * @return the setup
   * @throws InvalidConfigException if the network does not fit the images or the other keys
   */
  public static RunSetup of(RunConfig config, Dataset dataset) {
    return of(config, dataset, config.get(ConfigKeys.MODEL).value());
  }

  private static RunSetup of(RunConfig config, Dataset dataset, ModelFactory model) {
    Images images = dataset.train();
    boolean isUnit = config.get(ConfigKeys.NORMALISATION) == PixelScale.UNIT;
    Dataset normalised = isUnit ? dataset.with(Normalisation.unit(images.channels())) : dataset;
    Dataset held = heldOut(config, normalised);
    try {
      int outputs = dataset.classes().size();
      Network network = model.create(images.channels(), images.height(), images.width(), outputs);
      requireReadableMoments(config, network);
      requireFitting(config, dataset);
      return new RunSetup(config, held, network);
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigException(
          "model %s on %s: %s"
              .formatted(config.get(ConfigKeys.MODEL).brief(), dataset.name(), e.getMessage()),
          e);
    }
  }

  private static Dataset heldOut(RunConfig config, Dataset dataset) {
    try {
      return dataset.holdingOut(config.get(ConfigKeys.VALIDATION));
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigException(dataset.name() + ": " + e.getMessage(), e);
    }
  }

  private static void requireFitting(RunConfig config, Dataset dataset) {
    Attack attack = config.get(ConfigKeys.ATTACK).value();
    if (!dataset.isRegression()) {
      if (attack instanceof DataAttack data) {
        Images images = dataset.train();
        data.requireFits(dataset.classes().size(), images.height(), images.width());
      }
      return;
    }
    if (config.get(ConfigKeys.LOSS) != Loss.SQUARED_ERROR) {
      throw new IllegalArgumentException(
          "the data set has numbers to predict, and no classes: set loss to squared-error");
    }
    if (attack instanceof DataAttack && !(attack instanceof None)) {
      throw new IllegalArgumentException(
          "the attack %s changes labels, and the data set has none"
              .formatted(config.get(ConfigKeys.ATTACK)));
    }
  }

  private static void requireReadableMoments(RunConfig config, Network network) {
    boolean running = config.get(ConfigKeys.BATCH_NORM_STATISTICS) == BatchNormStatistics.RUNNING;
    if (running && network.hasBatchNorm() && config.options().optimizer().local().areSeveral()) {
      throw new IllegalArgumentException(
          "the server's own passes for running averages are at x, and workers with local-steps"
              + " leave it: set batch-norm-statistics to calibrated");
    }
    if (running && network.hasBatchNorm() && network.normalisedChannels().isEmpty()) {
      throw new IllegalArgumentException(
          "the network keeps its running averages to itself, so the server cannot average those of"
              + " all workers: set batch-norm-statistics to calibrated");
    }
  }

  /**
   * Makes a run's setup on any machine.
   *
   * @param yaml the configuration, as {@link SweepFile#write} writes it
   * @param images finds the images on this machine
   * @param modelFile {@link ModelFactory#file} of the network on the machine that began the run
   * @return the setup
   * @throws InvalidConfigException if the text is not the configuration of one run
   * @throws IOException if the images cannot be read
   */
  public static RunSetup read(String yaml, ImageSource images, Optional<byte[]> modelFile)
      throws IOException {
    List<RunConfig> runs = SweepFile.parse(yaml, Map.of());
    if (runs.size() != 1) {
      throw new InvalidConfigException(
          "expected the configuration of one run, not of " + runs.size());
    }
    RunConfig config = runs.get(0);
    ModelFactory model = config.get(ConfigKeys.MODEL).value();
    return of(config, images.of(config), modelFile.map(model::with).orElse(model));
  }

  /** {@return the options of the training} */
  public TrainingOptions options() {
    return config.options();
  }
}
