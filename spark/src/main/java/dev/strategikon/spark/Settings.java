package dev.strategikon.spark;

import dev.strategikon.sweep.ClusterOptions;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;

/** Spark's settings for training. The user's own settings are applied later and take precedence. */
final class Settings {
  private Settings() {}

  /** Returns the settings for all clusters. */
  static SparkConf common(ClusterOptions options) {
    SparkConf conf =
        new SparkConf() // with the settings of spark-submit
            .setIfMissing("spark.app.name", "strategikon")
            .set("spark.ui.showConsoleProgress", "false")
            // In collect mode a step's gradients come to the driver, which has memory for them or
            // fails.
            .set("spark.driver.maxResultSize", "0")
            // Gradients do not compress.
            .set("spark.broadcast.compress", "false")
            .set("spark.shuffle.compress", "false")
            .set("spark.shuffle.spill.compress", "false")
            // Tasks are short: waiting for a better place takes longer.
            .set("spark.locality.wait", "0")
            // Replacing a lost executor takes some seconds. The servers of a step wait for it.
            .set("spark.scheduler.barrier.maxConcurrentTasksCheck.interval", "1s")
            .set("spark.scheduler.barrier.maxConcurrentTasksCheck.maxFailures", "300");
    if (options.executors() > 0) {
      conf.set("spark.executor.instances", String.valueOf(options.executors()));
    }
    if (!options.executorMemory().isEmpty()) {
      conf.set("spark.executor.memory", options.executorMemory());
    }
    return conf;
  }

  /** Makes Spark listen on 127.0.0.1 only. */
  static void stayOnThisMachine(SparkConf conf) {
    conf.set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1");
    // The address of Spark's page comes from the environment, which the launcher sets.
    if (!"127.0.0.1".equals(System.getenv("SPARK_LOCAL_IP"))) {
      conf.set("spark.ui.enabled", "false");
    }
  }

  /** Sends this program's jars to the executors, unless spark-submit sends them. */
  static void sendJars(SparkConf conf) {
    if (conf.contains("spark.jars") && !conf.get("spark.jars").isEmpty()) {
      return;
    }
    Path sparksFolder = jarOf(SparkContext.class).getParent();
    List<String> ours = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry).toAbsolutePath();
      if (Files.isRegularFile(path) && !path.getParent().equals(sparksFolder)) {
        ours.add(path.toString());
      }
    }
    conf.set("spark.jars", String.join(",", ours));
  }

  private static Path jarOf(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return Path.of(URI.create(source.getLocation().toString())).toAbsolutePath();
  }
}
