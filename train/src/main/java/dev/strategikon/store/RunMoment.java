package dev.strategikon.store;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.ConfigKeys;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunSetup;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.sgd.GradientSource;
import dev.strategikon.sgd.TrainingState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The moment of a run's last checkpoint, read from its folder.
 *
 * @param config the run's configuration
 * @param dataset its images
 * @param state its last checkpoint; of a finished run, its last step
 */
public record RunMoment(RunConfig config, Dataset dataset, TrainingState state) {
  /**
   * Reads a run's folder and its images.
   *
   * @param folder the run's
   * @param dataDirectory where data sets lie
   * @return the run at its newest checkpoint
   * @throws IOException if the folder holds no run or no checkpoint of it, or the images cannot be
   *     read or are not those of the run
   */
  public static RunMoment read(Path folder, Path dataDirectory) throws IOException {
    RunFolder run =
        RunFolder.open(folder)
            .orElseThrow(
                () -> new IOException(folder + " is not a run's folder: it has no config.yaml"));
    TrainingState state =
        run.checkpoint()
            .orElseThrow(
                () ->
                    new IOException(
                        folder
                            + " has no checkpoint of this run (checkpoint.bin is missing, damaged,"
                            + " or of another configuration); train it first"));
    RunConfig config = run.config();
    Dataset dataset = config.get(ConfigKeys.DATASET).value().load(dataDirectory);
    Optional<RunData> before = run.data();
    if (before.isPresent()) {
      before.get().requireSame(folder, RunData.of(config, dataset));
    }
    return new RunMoment(config, dataset, state);
  }

  /**
   * {@return a source of gradients at this moment; the caller closes it}
   *
   * @param compute the threads; each computes a worker's gradient at a time
   * @throws IllegalArgumentException if the checkpoint is of another network
   */
  public GradientSource gradients(Compute compute) {
    RunSetup setup = RunSetup.of(config, dataset);
    return new GradientSource(setup.dataset(), setup.network(), setup.options(), state, compute);
  }
}
