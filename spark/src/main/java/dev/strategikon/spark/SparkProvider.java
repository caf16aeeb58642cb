package dev.strategikon.spark;

import dev.strategikon.spark.standalone.StandaloneCluster;
import dev.strategikon.sweep.Cluster;
import dev.strategikon.sweep.ClusterOptions;
import dev.strategikon.sweep.ClusterProvider;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;

/**
 * Connects to a Spark cluster: any master that Spark knows, {@code local[k]} for k threads of this
 * process, or {@code spark} for processes that are started on this machine and end with this one,
 * unless spark-submit has chosen a master.
 */
public final class SparkProvider implements ClusterProvider {
  /** Hadoop asks who the user is by a method of the security manager, which is gone since. */
  private static final int FIRST_JDK_WITHOUT_SECRETS = 24;

  @Override
  public Cluster connect(ClusterOptions options, Consumer<String> progress) throws IOException {
    SparkConf conf = Settings.common(options);
    String address = options.address();
    if (address.equals("spark")) {
      if (conf.contains("spark.master")) {
        return SparkCluster.connect(own(conf, options), options, progress, false, () -> {});
      }
      return start(conf, options, progress);
    }
    if (address.startsWith("local")) {
      Settings.stayOnThisMachine(conf);
    } else if (address.contains("://") || address.equals("yarn")) {
      Settings.sendJars(conf);
    } else {
      throw new IllegalArgumentException(
          "There is no engine '%s'; there are local, local[k], spark, and a Spark master such as"
                  .formatted(address)
              + " spark://host:7077, yarn or k8s://https://host:6443");
    }
    return SparkCluster.connect(
        own(conf.setMaster(address), options), options, progress, false, () -> {});
  }

  private static Cluster start(SparkConf conf, ClusterOptions options, Consumer<String> progress)
      throws IOException {
    if (Runtime.version().feature() >= FIRST_JDK_WITHOUT_SECRETS) {
      throw new IOException(
          "Spark's processes cannot know each other by a secret on JDK %d: use JDK 17 or 21"
              .formatted(Runtime.version().feature()));
    }
    Settings.stayOnThisMachine(conf);
    StandaloneCluster started = StandaloneCluster.start(options);
    try {
      started.configure(conf);
      return SparkCluster.connect(own(conf, options), options, progress, true, started);
    } catch (IOException | RuntimeException | Error e) {
      started.close();
      throw e;
    }
  }

  private static SparkConf own(SparkConf conf, ClusterOptions options) {
    options.settings().forEach(conf::set);
    return conf;
  }
}
