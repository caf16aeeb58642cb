package dev.strategikon.sweep;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.ConfigKeys;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunSetup;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.dataset.DatasetSource;
import dev.strategikon.dataset.Images;
import dev.strategikon.model.Network;
import dev.strategikon.sgd.Speed;
import dev.strategikon.spec.Parsed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the runs of a sweep share and only read: data sets, and how fast their networks are. To be
 * filled by one thread, before any run begins.
 */
final class Materials {
  private final Path dataDirectory;
  private final Compute compute;
  private final Map<Parsed<DatasetSource>, Dataset> datasets = new LinkedHashMap<>();
  private final Map<SpeedKey, Speed> speeds = new LinkedHashMap<>();

  /**
   * Creates an empty collection.
   *
   * @param compute the threads on which speeds are measured
   */
  Materials(Path dataDirectory, Compute compute) {
    this.dataDirectory = dataDirectory;
    this.compute = compute;
  }

  /** Returns a run's data set; reads it if that has not been done. */
  Dataset dataset(RunConfig run, SweepListener listener) throws IOException {
    Parsed<DatasetSource> source = run.get(ConfigKeys.DATASET);
    Dataset known = datasets.get(source);
    if (known == null) {
      listener.datasetLoading(source.text());
      known = source.value().load(dataDirectory);
      datasets.put(source, known);
    }
    return known;
  }

  /** Returns how fast a run's network is; measures it if that has not been done. */
  Speed speed(RunConfig run, Dataset dataset) {
    int batch = run.options().batch();
    Network network = RunSetup.of(run, dataset).network();
    return speeds.computeIfAbsent(
        SpeedKey.of(run), key -> Speed.measure(dataset, network, batch, compute));
  }

  /** Returns all speeds that were measured. */
  Map<SpeedKey, Speed> speeds() {
    return speeds;
  }

  /** Returns the bytes of all images read. */
  long bytes() {
    return datasets.values().stream()
        .mapToLong(dataset -> bytes(dataset.train()) + bytes(dataset.test()))
        .sum();
  }

  private static long bytes(Images images) {
    return (long) images.count() * images.pixelsPerImage();
  }
}
