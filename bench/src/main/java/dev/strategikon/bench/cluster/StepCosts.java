package dev.strategikon.bench.cluster;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunSetup;
import dev.strategikon.config.SweepFile;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.dataset.Datasets;
import dev.strategikon.sgd.StepListener;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.sgd.Trainer;
import dev.strategikon.sgd.TrainingState;
import dev.strategikon.spec.Spec;
import dev.strategikon.sweep.Cluster;
import dev.strategikon.sweep.ClusterOptions;
import dev.strategikon.sweep.ClusterOptions.Aggregation;
import dev.strategikon.sweep.Schedule;
import dev.strategikon.sweep.Trainers;
import dev.strategikon.text.ShownNumbers;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.spark.SparkContext;

/**
 * Measures the time of a step, locally and on a cluster that is started on this machine.
 * Minibatches of one image keep the computation small. Prints one row for each engine and d.
 */
public final class StepCosts {
  private static final int WORKERS = 25;

  /** An mlp on 28 × 28 pixels and ten classes has 795 parameters a hidden unit, and ten. */
  private static final int PER_HIDDEN_UNIT = 795;

  private final int executors;
  private final int steps;
  private final int warmUp;
  private final Map<String, String> conf;
  private final PrintStream out;

  private StepCosts(int executors, int steps, Map<String, String> conf, PrintStream out) {
    this.executors = executors;
    this.steps = steps;
    this.conf = conf;
    this.warmUp = steps / 3;
    this.out = out;
  }

  /**
   * Measures.
   *
   * @param args the number of executors, the number of steps, settings of Spark as KEY=VALUE, and
   *     values of d
   */
  public static void main(String[] args) throws IOException {
    List<String> rest = Arrays.asList(args).subList(2, args.length);
    Map<String, String> conf =
        rest.stream()
            .filter(setting -> setting.contains("="))
            .map(setting -> setting.split("=", 2))
            .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
    int[] dimensions =
        rest.stream().filter(d -> !d.contains("=")).mapToInt(Integer::parseInt).toArray();
    measure(Integer.parseInt(args[0]), Integer.parseInt(args[1]), conf, dimensions, System.out);
    System.exit(0); // PyTorch's threads would keep the process alive
  }

  /** Measures networks of about the given dimensions. */
  static void measure(
      int executors, int steps, Map<String, String> conf, int[] dimensions, PrintStream out)
      throws IOException {
    new StepCosts(executors, steps, conf, out).print(dimensions);
  }

  private void print(int[] dimensions) throws IOException {
    out.println(
        "| d | engine | step, ms | gradient task | server task | rest | MB moved | least |");
    out.println("|---:|---|---:|---:|---:|---:|---:|---:|");
    Dataset images =
        Datasets.CATALOGUE
            .create(Spec.parse("fashion-mnist-small"))
            .load(Datasets.defaultDirectory());
    for (int wanted : dimensions) {
      RunSetup run = RunSetup.of(config(wanted), images);
      try (Trainer trainer = Trainers.LOCAL.of(run, Compute.ofMachine(), new Schedule(1, 1, ""))) {
        print(run, "local", train(trainer, new TaskTimes(false)));
      }
      for (Aggregation server : List.of(Aggregation.COLLECT, Aggregation.SHARDED)) {
        ClusterOptions options =
            new ClusterOptions(
                "spark",
                server,
                0,
                executors,
                "",
                conf,
                Datasets.defaultDirectory(),
                Compute.ofMachine());
        TaskTimes times = new TaskTimes(server == Aggregation.SHARDED);
        try (Cluster cluster = options.connect(System.err::println)) {
          SparkContext.getOrCreate().addSparkListener(times);
          try (Trainer trainer =
              cluster.of(run, Compute.ofMachine(), new Schedule(1, executors, ""))) {
            print(run, server.name().toLowerCase(Locale.ROOT), train(trainer, times));
          }
        }
      }
    }
  }

  private RunConfig config(int dimension) {
    String yaml =
        """
        dataset: fashion-mnist-small
        model: mlp(hidden=%d)
        rule: median
        workers: %d
        batch: 1
        steps: %d
        evaluate-every: %d
        loss-sample: 100
        """
            .formatted(Math.max(1, dimension / PER_HIDDEN_UNIT), WORKERS, steps, steps);
    return SweepFile.parse(yaml, Map.of()).get(0);
  }

  private record Step(double millis, long gradientMillis, long serverMillis, long bytes) {}

  private List<Step> train(Trainer trainer, TaskTimes times) throws IOException {
    List<Step> measured = new ArrayList<>();
    StepListener listener =
        new StepListener() {
          private long before = Loopback.bytes();

          @Override
          public void completed(StepMetrics metrics, TrainingState state) {
            try {
              long now = Loopback.bytes();
              long[] tasks = times.take();
              if (metrics.step() > warmUp) {
                measured.add(new Step(1000 * metrics.seconds(), tasks[0], tasks[1], now - before));
              }
              before = now;
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    trainer.run(trainer.initialState(), listener);
    return measured;
  }

  private void print(RunSetup run, String engine, List<Step> measured) {
    int d = run.network().dimension();
    double step = median(measured, Step::millis);
    double gradients = median(measured, Step::gradientMillis);
    double servers = median(measured, Step::serverMillis);
    boolean local = engine.equals("local");
    out.printf(
        Locale.ROOT,
        "| %,d | %s | %.0f | %s | %s | %s | %s | %.1f |%n",
        d,
        engine,
        step,
        local ? "" : ShownNumbers.fixed(gradients, 0),
        servers == 0 ? "" : ShownNumbers.fixed(servers, 0),
        local ? "" : ShownNumbers.fixed(step - gradients - servers, 0),
        local ? "" : ShownNumbers.fixed(median(measured, Step::bytes) / 1e6, 1),
        2.0 * WORKERS * d * Float.BYTES / 1e6);
  }

  private static double median(List<Step> steps, ToDoubleFunction<Step> what) {
    double[] sorted = steps.stream().mapToDouble(what).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
