package dev.strategikon.sweep;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.ConfigKeys;
import dev.strategikon.config.InvalidConfigException;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunSetup;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.dataset.DatasetSource;
import dev.strategikon.model.Loss;
import dev.strategikon.sgd.Speed;
import dev.strategikon.spec.Parsed;
import dev.strategikon.store.RunData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The data sets and speeds that the runs of a sweep share. One thread fills them before any run
 * begins; then they are only read.
 */
final class Materials {
  private final Path dataDirectory;
  private final Compute compute;
  private final Map<Parsed<DatasetSource>, Dataset> datasets = new LinkedHashMap<>();

  /** Those of which runs hold images out, so that such runs share their copies. */
  private final Map<HeldOut, Dataset> heldOut = new ConcurrentHashMap<>();

  private final Map<SpeedKey, Speed> speeds = new LinkedHashMap<>();

  /**
   * Creates empty materials.
   *
   * @param compute the threads on which speeds are measured
   */
  Materials(Path dataDirectory, Compute compute) {
    this.dataDirectory = dataDirectory;
    this.compute = compute;
  }

  /** Returns whether a run's data set has been read. */
  boolean has(RunConfig run) {
    return datasets.containsKey(run.get(ConfigKeys.DATASET));
  }

  /** Returns a run's data set; reads it on the first call. */
  Dataset dataset(RunConfig run, SweepListener listener) throws IOException {
    Parsed<DatasetSource> source = run.get(ConfigKeys.DATASET);
    Dataset known = datasets.get(source);
    if (known == null) {
      listener.datasetLoading(source.text());
      known = load(source);
      datasets.put(source, known);
      RunData.of(run, known).foreign().ifPresent(listener::datasetForeign);
    }
    return known;
  }

  private Dataset load(Parsed<DatasetSource> source) throws IOException {
    try {
      return source.value().load(dataDirectory);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw e; // these speak to the user
    } catch (RuntimeException | LinkageError e) { // a plugin's code may throw anything
      throw new IOException("the data set %s cannot be read: %s".formatted(source.text(), e), e);
    }
  }

  /**
   * Returns what a run needs; reads its data set on the first call.
   *
   * @throws InvalidConfigException if the network does not fit the images or the other keys
   */
  RunSetup setup(RunConfig run, SweepListener listener) throws IOException {
    Dataset whole = dataset(run, listener);
    int validation = run.options().evaluations().validation();
    if (validation == 0) {
      return RunSetup.of(run, whole);
    }
    HeldOut key = new HeldOut(run.get(ConfigKeys.DATASET), validation);
    Dataset known = heldOut.get(key);
    RunSetup setup = RunSetup.of(run, known == null ? whole : known.with(whole.normalisation()));
    heldOut.putIfAbsent(key, setup.dataset());
    return setup;
  }

  private record HeldOut(Parsed<DatasetSource> source, int validation) {}

  /** Returns the speed of a run's network; measures it on the first call. */
  Speed speed(RunSetup setup) {
    RunConfig run = setup.config();
    int batch = run.options().batch();
    Loss loss = run.options().network().loss();
    return speeds.computeIfAbsent(
        SpeedKey.of(run),
        key -> Speed.measure(setup.dataset(), setup.network(), loss, batch, compute));
  }

  /** Returns the size of all images read, in bytes. */
  long bytes() {
    long whole =
        datasets.values().stream()
            .mapToLong(dataset -> dataset.train().bytes() + dataset.test().bytes())
            .sum();
    return whole
        + heldOut.values().stream()
            .mapToLong(dataset -> dataset.train().bytes() + dataset.validation().bytes())
            .sum();
  }
}
