package dev.strategikon.spark.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;
import org.apache.spark.rpc.RpcEnv;
import scala.Option;

/**
 * One of Spark's daemons in its own process. It ends with the process that started it.
 *
 * <p>The parent process writes Spark's settings to the standard input, one in each line, and an
 * empty line after them. So the secret is in no file and in no list of processes. The parent reads
 * the daemon's address from the standard output and keeps the input open. When the parent ends, for
 * whatever reason, the input ends and the daemon stops.
 */
public final class Daemon {
  private static final String HOST = "127.0.0.1";
  private static final int ATTEMPTS = 20;

  private Daemon() {}

  /**
   * Runs a daemon.
   *
   * @param args {@code master}; or {@code worker}, the master's address, cores, megabytes and a
   *     working folder
   * @throws IOException if the standard input cannot be read
   */
  public static void main(String[] args) throws IOException {
    BufferedReader parent =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = parent.readLine();
        line != null && !line.isEmpty();
        line = parent.readLine()) {
      String[] setting = line.split("=", 2);
      System.setProperty(setting[0], setting[1]);
    }
    RpcEnv endpoint = args[0].equals("master") ? master() : worker(args);
    System.out.println("spark://" + HOST + ":" + endpoint.address().port());
    while (parent.readLine() != null) {
      // Wait for the end of the input.
    }
    if (args[0].equals("worker")) {
      leaveNothing(Path.of(args[4]).getParent());
    }
    Runtime.getRuntime().halt(0);
  }

  /**
   * Stops the executors and deletes their common folder. It tries repeatedly, because the master
   * may just have requested another executor.
   */
  private static void leaveNothing(Path home) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      List<ProcessHandle> executors = ProcessHandle.current().descendants().toList();
      executors.forEach(ProcessHandle::destroyForcibly);
      executors.forEach(
          executor -> executor.onExit().completeOnTimeout(executor, 5, TimeUnit.SECONDS).join());
      if (executors.isEmpty() && !Files.exists(home)) {
        return;
      }
      StandaloneCluster.delete(home);
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static RpcEnv master() {
    return Master.startRpcEnvAndEndpoint(HOST, 0, 0, new SparkConf())._1();
  }

  private static RpcEnv worker(String[] args) {
    Option<Object> none = Option.apply(null);
    return Worker.startRpcEnvAndEndpoint(
        HOST,
        0,
        0,
        Integer.parseInt(args[2]),
        Integer.parseInt(args[3]),
        new String[] {args[1]},
        args[4],
        none,
        new SparkConf(),
        Option.apply(null));
  }
}
