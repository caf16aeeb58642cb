package dev.strategikon.spark;

import dev.strategikon.spark.standalone.StandaloneCluster;
import dev.strategikon.sweep.Cluster;
import dev.strategikon.sweep.ClusterOptions;
import dev.strategikon.sweep.ClusterProvider;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;

/**
 * Connects to a Spark cluster. {@code spark} starts one on this machine, which ends with this
 * process; under spark-submit it stands for the master that was given there. {@code local[k]} is k
 * threads of this process. All other addresses are masters that Spark knows.
 */
public final class SparkProvider implements ClusterProvider {
  /**
   * Hadoop finds the user by a method of the security manager, which was removed in this version.
   */
  private static final int FIRST_JDK_WITHOUT_SECRETS = 24;

  private static final Pattern ADDRESS =
      Pattern.compile("spark|local\\[.+]|local-cluster\\[.+]|yarn|(spark|k8s)://.+");

  @Override
  public List<String> addresses() {
    return List.of("spark", "local[k]", "spark://host:7077", "yarn", "k8s://https://host:6443");
  }

  @Override
  public boolean accepts(String address) {
    return ADDRESS.matcher(address).matches();
  }

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
    } else {
      Settings.sendJars(conf);
    }
    return SparkCluster.connect(
        own(conf.setMaster(address), options), options, progress, false, () -> {});
  }

  private static Cluster start(SparkConf conf, ClusterOptions options, Consumer<String> progress)
      throws IOException {
    if (Runtime.version().feature() >= FIRST_JDK_WITHOUT_SECRETS) {
      throw new IOException(
          "Spark's processes cannot authenticate each other on JDK %d. Use JDK 17 or 21"
              .formatted(Runtime.version().feature()));
    }
    Settings.stayOnThisMachine(conf);
    StandaloneCluster started = StandaloneCluster.start(options);
    try {
      started.configure(conf);
      SparkCluster cluster =
          SparkCluster.connect(own(conf, options), options, progress, true, started);
      started.whenADaemonEnds(cluster::lost);
      return cluster;
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
