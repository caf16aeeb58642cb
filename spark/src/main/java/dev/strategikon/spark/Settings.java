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

/** Spark's settings for training; a user's own come last and win. */
final class Settings {
  private Settings() {}

  /** What suits any cluster. */
  static SparkConf common(ClusterOptions options) {
    SparkConf conf =
        new SparkConf() // with what spark-submit has set
            .setIfMissing("spark.app.name", "strategikon")
            .set("spark.ui.showConsoleProgress", "false")
            // A step's gradients come to the driver in collect mode; it makes room for them or
            // fails.
            .set("spark.driver.maxResultSize", "0")
            // Gradients are noise: packing them costs time and saves nothing.
            .set("spark.broadcast.compress", "false")
            .set("spark.shuffle.compress", "false")
            .set("spark.shuffle.spill.compress", "false")
            // Tasks are as long as a step: waiting for a better place is longer.
            .set("spark.locality.wait", "0")
            // A lost executor's successor takes some seconds; the servers of a step wait for it.
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

  /** Lets nobody else on the network come near what runs on this machine alone. */
  static void stayOnThisMachine(SparkConf conf) {
    conf.set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1");
    // Where Spark's page listens is decided by the environment alone, which the launcher sets.
    if (!"127.0.0.1".equals(System.getenv("SPARK_LOCAL_IP"))) {
      conf.set("spark.ui.enabled", "false");
    }
  }

  /** Sends our jars to executors that know Spark alone, unless spark-submit sends them. */
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
