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
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.network.util.JavaUtils;

/**
 * A Spark cluster on this machine: a master, a worker daemon, and executors of one task each. All
 * are separate processes. They listen on 127.0.0.1 only, authenticate each other by a secret,
 * encrypt their messages, and end with this process.
 */
public final class StandaloneCluster implements AutoCloseable {
  /** Spark needs at least 450 MB, and the images of CIFAR-10 take 184 MB. */
  private static final long LEAST_MEGABYTES = 640;

  private static final long MOST_MEGABYTES = 8 << 10;

  /**
   * Where the processes unpack the native code that encrypts. Executors are killed, and would leave
   * it in the system's temporary folder.
   */
  static final String NATIVE_FOLDER = "commons.crypto.lib.tempdir";

  private final Path home;
  private final DaemonProcess master;
  private final DaemonProcess worker;
  private final Map<String, String> security;
  private final String folders;
  private final int executors;
  private final long megabytes;
  private volatile boolean closed;

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
   * Starts the daemons. Executors start when a driver connects.
   *
   * @param options how many executors to start, and their memory
   * @return the cluster; the caller closes it
   * @throws IOException if a daemon does not start
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
    System.setProperty(NATIVE_FOLDER, home.toString()); // of this process, the driver
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
   * Links the jars of this process into Spark's home folder.
   *
   * @return the folders on the class path
   */
  private static String linkJars(Path jars) throws IOException {
    List<String> folders = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry).toAbsolutePath();
      Path link = jars.resolve(path.getFileName());
      if (!Files.isRegularFile(path)) {
        folders.add(path.toString());
      } else if (!Files.exists(link)) { // the first one takes precedence, as on the class path
        Files.createSymbolicLink(link, path);
      }
    }
    return String.join(File.pathSeparator, folders);
  }

  /**
   * Returns the default heap: all together take half of the memory, and leave the rest to PyTorch
   * and the driver.
   */
  private static long usualMegabytes(int executors) {
    long machine =
        ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system
            ? system.getTotalMemorySize() >> 20
            : MOST_MEGABYTES;
    return Math.max(LEAST_MEGABYTES, Math.min(MOST_MEGABYTES, machine / 2 / executors));
  }

  /**
   * Configures a driver to use this cluster.
   *
   * @param conf the driver's; changed in place
   */
  public void configure(SparkConf conf) {
    security.forEach(conf::set);
    conf.setMaster(master.address())
        .set("spark.executor.instances", String.valueOf(executors))
        .set("spark.executor.cores", "1")
        .set("spark.cores.max", String.valueOf(executors))
        .set("spark.executor.memory", megabytes + "m")
        .set("spark.executor.extraClassPath", folders)
        // Gradients live for one step. In a small heap they are copied several times, which took
        // a fifth of a step.
        .set(
            "spark.executor.extraJavaOptions",
            "-XX:+UseSerialGC -XX:NewRatio=1 -Xms%dm -D%s=%s"
                .formatted(megabytes, NATIVE_FOLDER, home))
        // Many executors that start on few cores respond slowly at first.
        .set("spark.network.timeout", "600s")
        .set("spark.local.dir", home.resolve("local").toString());
    for (String name : List.of("MALLOC_TRIM_THRESHOLD_", "MALLOC_MMAP_THRESHOLD_")) {
      String value = System.getenv(name);
      if (value != null) {
        conf.set("spark.executorEnv." + name, value);
      }
    }
  }

  /**
   * Watches over the daemons until the cluster is closed.
   *
   * @param told receives a message for the user if one ends before
   */
  public void whenADaemonEnds(Consumer<String> told) {
    watch("master", master, told);
    watch("worker", worker, told);
  }

  private void watch(String name, DaemonProcess daemon, Consumer<String> told) {
    daemon
        .exit()
        .thenAccept(
            code -> {
              if (!closed) {
                told.accept(
                    "Spark's %s on this machine has ended (exit code %d). The same command goes on from the last checkpoint"
                        .formatted(name, code));
              }
            });
  }

  @Override
  public void close() throws IOException {
    closed = true;
    try {
      worker.close();
    } finally {
      master.close();
      delete(home);
    }
  }

  /** Deletes a folder as far as possible: other processes may still write to it. */
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
            return FileVisitResult.CONTINUE; // another process has deleted it
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
