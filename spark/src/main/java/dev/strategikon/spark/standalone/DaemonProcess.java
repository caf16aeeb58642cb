package dev.strategikon.spark.standalone;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.spark.launcher.JavaModuleOptions;

/** A {@link Daemon} that was started by this process. */
final class DaemonProcess implements AutoCloseable {
  private static final int LOG_LINES_SHOWN = 5;

  private final Process process;
  private final Writer input;
  private final String address;

  private DaemonProcess(Process process, Writer input, String address) {
    this.process = process;
    this.input = input;
    this.address = address;
  }

  /**
   * Starts a daemon and waits until it listens.
   *
   * @param home Spark's home folder, with its jars
   * @param folders more folders of classes
   * @param arguments the arguments of {@link Daemon#main}
   * @throws IOException if it ends early; the message has the last lines of its log
   */
  static DaemonProcess start(
      Path home, String folders, Map<String, String> settings, List<String> arguments)
      throws IOException {
    String name = arguments.get(0);
    Path log = home.resolve(name + ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC"));
    command.addAll(List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"));
    command.add("-D%s=%s".formatted(StandaloneCluster.NATIVE_FOLDER, home));
    command.addAll(List.of("-cp", classPath(home, folders), Daemon.class.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("SPARK_LOCAL_DIRS", home.resolve("local").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    Writer input = process.outputWriter(StandardCharsets.UTF_8);
    try {
      for (Map.Entry<String, String> setting : settings.entrySet()) {
        input.write(setting.getKey() + "=" + setting.getValue() + "\n");
      }
      input.write("\n");
      input.flush();
      BufferedReader output =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      String address = output.readLine();
      while (address != null && !address.startsWith("spark://")) {
        address = output.readLine(); // skip messages of the JVM
      }
      if (address == null) {
        throw new IOException("it ended");
      }
      return new DaemonProcess(process, input, address);
    } catch (IOException e) {
      process.destroyForcibly();
      throw new IOException("Spark's %s did not start: %s".formatted(name, lastLines(log)), e);
    }
  }

  private static String classPath(Path home, String folders) {
    String jars = home.resolve("jars") + File.separator + "*";
    return folders.isEmpty() ? jars : folders + File.pathSeparator + jars;
  }

  private static String lastLines(Path log) throws IOException {
    List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
    return String.join(
        " / ", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
  }

  /** Tells when the daemon ends, with its exit code. */
  CompletableFuture<Integer> exit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /** Returns the daemon's address as a URL. */
  String address() {
    return address;
  }

  /** Stops the daemon and waits for its end. */
  @Override
  public void close() throws IOException {
    input.close();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
