package dev.strategikon.spark.task;

import dev.strategikon.config.ConfigKeys;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunSetup;
import dev.strategikon.config.SweepFile;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.dataset.DatasetSource;
import dev.strategikon.spec.Parsed;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * A serialisable reference to a run. Each process makes the run's setup from it once, and keeps it.
 *
 * @param id unique for each run
 * @param yaml the configuration
 * @param dataDirectory the folder of data sets on every machine
 * @param workingDirectory the driver's, to which relative paths of a data set are relative
 * @param digest the digest of the images, which must be the same on all machines
 * @param modelFile the file that the network is made of; null if there is none
 */
public record RunHandle(
    String id,
    String yaml,
    String dataDirectory,
    String workingDirectory,
    String digest,
    Broadcast<byte[]> modelFile)
    implements Serializable {
  /** The data sets that this process has read, as long as memory allows. Runs mostly share them. */
  private static final Map<String, SoftReference<Dataset>> IMAGES = new HashMap<>();

  /** The handle of the last setup. */
  private static RunHandle made;

  private static RunSetup setup;

  /**
   * {@return a new handle of a run} A network's file is sent to each process once.
   *
   * @param run the run
   * @param dataDirectory where data sets lie, on every machine
   * @param spark the driver's connection
   */
  public static RunHandle of(RunSetup run, Path dataDirectory, JavaSparkContext spark) {
    return new RunHandle(
        UUID.randomUUID().toString(),
        SweepFile.write(run.config()),
        dataDirectory.toAbsolutePath().toString(),
        Path.of("").toAbsolutePath().toString(),
        run.dataset().digest(),
        run.config().get(ConfigKeys.MODEL).value().file().map(spark::broadcast).orElse(null));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RunHandle handle && id.equals(handle.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /**
   * {@return the run's setup in this process}
   *
   * @throws UncheckedIOException if the images cannot be read on this machine
   * @throws IllegalArgumentException if the images on this machine differ from the driver's
   */
  public RunSetup setup() {
    synchronized (RunHandle.class) {
      if (!equals(made)) {
        try {
          Optional<byte[]> file = Optional.ofNullable(modelFile).map(Broadcast::value);
          setup = RunSetup.read(yaml, this::images, file);
        } catch (IOException e) {
          throw new UncheckedIOException(
              new IOException("on %s: %s".formatted(host(), e.getMessage()), e));
        }
        made = this;
      }
      return setup;
    }
  }

  private Dataset images(RunConfig config) throws IOException {
    Parsed<DatasetSource> dataset = config.get(ConfigKeys.DATASET);
    String source = dataset + " in " + dataDirectory + " and " + workingDirectory;
    SoftReference<Dataset> known = IMAGES.get(source);
    Dataset images = known == null ? null : known.get();
    if (images == null || !images.digest().equals(digest)) { // files may have changed since
      images = dataset.value().from(Path.of(workingDirectory)).load(Path.of(dataDirectory));
      IMAGES.put(source, new SoftReference<>(images));
    }
    if (!images.digest().equals(digest)) {
      throw new IllegalArgumentException(
          "The images of %s in %s on %s differ from those of the driver"
              .formatted(dataset, dataDirectory, host()));
    }
    return images;
  }

  private static String host() {
    return SparkEnv.get().blockManager().blockManagerId().host();
  }
}
