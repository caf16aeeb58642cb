package dev.strategikon.spark.standalone;

import dev.strategikon.sweep.ClusterOptions;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.network.util.JavaUtils;

/**
 * A Spark cluster on this machine: a master, a worker daemon, and executors of one task each, all
 * processes of their own that listen on 127.0.0.1 alone, know each other by a secret, encrypt what
 * they send, and end with this process.
 */
public final class StandaloneCluster implements AutoCloseable {
  /** Spark itself refuses less than 450 MB; the images of CIFAR-10 fill 184 MB. */
  private static final long LEAST_MEGABYTES = 640;

  private static final long MOST_MEGABYTES = 8 << 10;

  private final Path home;
  private final DaemonProcess master;
  private final DaemonProcess worker;
  private final Map<String, String> security;
  private final String folders;
  private final int executors;
  private final long megabytes;

  private StandaloneCluster(
      Path home,
      String folders,
      DaemonProcess master,
      DaemonProcess worker,
      Map<String, String> security,
      int executors,
      long megabytes) {
    this.home = home;
    this.folders = folders;
    this.master = master;
    this.worker = worker;
    this.security = security;
    this.executors = executors;
    this.megabytes = megabytes;
  }

  /**
   * Starts the daemons; executors are started when a driver asks for them.
   *
   * @throws IOException if they do not start
   */
  public static StandaloneCluster start(ClusterOptions options) throws IOException {
    int executors =
        options.executors() > 0 ? options.executors() : Runtime.getRuntime().availableProcessors();
    long megabytes =
        options.executorMemory().isEmpty()
            ? usualMegabytes(executors)
            : JavaUtils.byteStringAsMb(options.executorMemory());
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    Map<String, String> security = new LinkedHashMap<>();
    security.put("spark.authenticate", "true");
    security.put("spark.authenticate.secret", HexFormat.of().formatHex(secret));
    security.put("spark.network.crypto.enabled", "true");
    security.put("spark.master.rest.enabled", "false");
    Path home = Files.createTempDirectory("strategikon-spark-");
    String folders = linkJars(Files.createDirectory(home.resolve("jars")));
    Path work = home.resolve("work");
    DaemonProcess master = null;
    try {
      master = DaemonProcess.start(home, folders, security, List.of("master"));
      DaemonProcess worker =
          DaemonProcess.start(
              home,
              folders,
              security,
              List.of(
                  "worker",
                  master.address(),
                  String.valueOf(executors),
                  String.valueOf(executors * megabytes),
                  work.toString()));
      return new StandaloneCluster(home, folders, master, worker, security, executors, megabytes);
    } catch (IOException e) {
      if (master != null) {
        master.close();
      }
      delete(home);
      throw e;
    }
  }

  /**
   * Puts this process's jars where Spark's home has them.
   *
   * @return what else is on the class path
   */
  private static String linkJars(Path jars) throws IOException {
    List<String> folders = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry).toAbsolutePath();
      Path link = jars.resolve(path.getFileName());
      if (!Files.isRegularFile(path)) {
        folders.add(path.toString());
      } else if (!Files.exists(link)) { // the first one counts, as on the class path
        Files.createSymbolicLink(link, path);
      }
    }
    return String.join(File.pathSeparator, folders);
  }

  /** Half of the machine's memory for the heaps of all; the rest is for PyTorch and the driver. */
  private static long usualMegabytes(int executors) {
    long machine =
        ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system
            ? system.getTotalMemorySize() >> 20
            : MOST_MEGABYTES;
    return Math.max(LEAST_MEGABYTES, Math.min(MOST_MEGABYTES, machine / 2 / executors));
  }

  /** Tells a driver how to find it and what to ask for. */
  public void configure(SparkConf conf) {
    security.forEach(conf::set);
    conf.setMaster(master.address())
        .set("spark.executor.instances", String.valueOf(executors))
        .set("spark.executor.cores", "1")
        .set("spark.cores.max", String.valueOf(executors))
        .set("spark.executor.memory", megabytes + "m")
        .set("spark.executor.extraClassPath", folders)
        // Gradients live for one step. In a heap that has not grown they are copied several times,
        // which was a fifth of a step.
        .set(
            "spark.executor.extraJavaOptions",
            "-XX:+UseSerialGC -XX:NewRatio=1 -Xms%dm".formatted(megabytes))
        // Many executors that start on few cores are slow to answer at first, and yet well.
        .set("spark.network.timeout", "600s")
        .set("spark.local.dir", home.resolve("local").toString());
    for (String name : List.of("MALLOC_TRIM_THRESHOLD_", "MALLOC_MMAP_THRESHOLD_")) {
      String value = System.getenv(name);
      if (value != null) {
        conf.set("spark.executorEnv." + name, value);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      worker.close();
    } finally {
      master.close();
      delete(home);
    }
  }

  /** Deletes a folder with everything in it, as far as that goes: others may still write there. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return delete(file);
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE; // somebody else has deleted it
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException e) {
            return delete(directory);
          }

          private FileVisitResult delete(Path path) {
            path.toFile().delete();
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
