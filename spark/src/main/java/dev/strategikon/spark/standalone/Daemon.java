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
 * One of Spark's daemons in a process of its own, which ends with the process that started it.
 *
 * <p>That process writes Spark's settings to the standard input, a line each and an empty line
 * after them: so the secret is in no file and in no list of processes. It reads the address from
 * the standard output, and leaves the input open: when it ends, however it does, the input ends
 * too.
 */
public final class Daemon {
  private static final String HOST = "127.0.0.1";
  private static final int ATTEMPTS = 20;

  private Daemon() {}

  /**
   * Runs a daemon.
   *
   * @param args {@code master}, or {@code worker}, the master's address, cores, megabytes and a
   *     folder to work in
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
      // Says nothing more; only its end counts.
    }
    if (args[0].equals("worker")) {
      leaveNothing(Path.of(args[4]).getParent());
    }
    Runtime.getRuntime().halt(0);
  }

  /**
   * Ends the executors and deletes the folder that all have written to. Once is not enough: the
   * master may have asked for another executor just now.
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
