package dev.strategikon.config;

import dev.strategikon.dataset.Dataset;
import dev.strategikon.dataset.Images;
import dev.strategikon.dataset.Normalisation;
import dev.strategikon.dataset.PixelScale;
import dev.strategikon.model.Network;
import dev.strategikon.options.TrainingOptions;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What a process needs to take part in a run, without the run's progress. Two processes that make
 * it from the same text and the same images compute the same bits.
 *
 * @param config the run's configuration
 * @param dataset its images
 * @param network its network, with no parameters yet
 */
public record RunSetup(RunConfig config, Dataset dataset, Network network) {
  /** Finds the images of a run, for instance among those that a process has read before. */
  @FunctionalInterface
  public interface ImageSource {
    /**
     * {@return the images that a configuration names}
     *
     * @param config the run's configuration
     * @throws IOException if they cannot be read
     */
    Dataset of(RunConfig config) throws IOException;
  }

  /**
   * Normalises images as a configuration says, and makes the network that it names for them.
   *
   * @param dataset the images that the configuration names
   * @param config the run's configuration
   */
  public static RunSetup of(RunConfig config, Dataset dataset) {
    Images images = dataset.train();
    boolean isUnit = config.get(ConfigKeys.NORMALISATION) == PixelScale.UNIT;
    Network network =
        config
            .get(ConfigKeys.MODEL)
            .value()
            .create(images.channels(), images.height(), images.width(), dataset.classes().size());
    Dataset normalised = isUnit ? dataset.with(Normalisation.unit(images.channels())) : dataset;
    return new RunSetup(config, normalised, network);
  }

  /**
   * Makes a run's setup on any machine.
   *
   * @param yaml the configuration, as {@link SweepFile#write} writes it
   * @throws InvalidConfigException if the text is not the configuration of one run
   * @throws IOException if the images cannot be read
   */
  public static RunSetup read(String yaml, ImageSource images) throws IOException {
    List<RunConfig> runs = SweepFile.parse(yaml, Map.of());
    if (runs.size() != 1) {
      throw new InvalidConfigException(
          "expected the configuration of one run, not of " + runs.size());
    }
    RunConfig config = runs.get(0);
    return of(config, images.of(config));
  }

  /** {@return the options of the training} */
  public TrainingOptions options() {
    return config.options();
  }
}
