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
import java.util.UUID;
import org.apache.spark.SparkEnv;

/**
 * A run as it travels: what a process makes its setup of, once, and keeps.
 *
 * @param id differs between any two runs
 * @param yaml the configuration
 * @param dataDirectory where data sets lie on every machine
 * @param checksum of the images, so that no machine trains on others
 */
public record RunHandle(String id, String yaml, String dataDirectory, long checksum)
    implements Serializable {
  /** What this process has read, as long as its memory allows: runs mostly share their images. */
  private static final Map<String, SoftReference<Dataset>> IMAGES = new HashMap<>();

  /** What this process has made of a handle last. */
  private static RunHandle made;

  private static RunSetup setup;

  /** Returns a handle for a run that begins. */
  public static RunHandle of(RunSetup run, Path dataDirectory) {
    return new RunHandle(
        UUID.randomUUID().toString(),
        SweepFile.write(run.config()),
        dataDirectory.toAbsolutePath().toString(),
        run.dataset().checksum());
  }

  /**
   * Returns the run's setup in this process.
   *
   * @throws UncheckedIOException if the images are not here
   * @throws IllegalArgumentException if there are others here
   */
  public RunSetup setup() {
    synchronized (RunHandle.class) {
      if (!equals(made)) {
        try {
          setup = RunSetup.read(yaml, this::images);
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
    String source = dataset + " in " + dataDirectory;
    SoftReference<Dataset> known = IMAGES.get(source);
    Dataset images = known == null ? null : known.get();
    if (images == null) {
      images = dataset.value().load(Path.of(dataDirectory));
      IMAGES.put(source, new SoftReference<>(images));
    }
    if (images.checksum() != checksum) {
      throw new IllegalArgumentException(
          "The images of %s on %s are not those of the driver".formatted(source, host()));
    }
    return images;
  }

  private static String host() {
    return SparkEnv.get().blockManager().blockManagerId().host();
  }
}
