package dev.strategikon.sweep;

import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunSetup;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.sgd.Speed;
import dev.strategikon.sgd.Workload;
import dev.strategikon.store.RunFolder;
import dev.strategikon.sweep.PlannedRun.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * What a sweep will do, and an estimate of its time.
 *
 * @param runs all runs, in the order in which they begin
 * @param schedule how the threads are divided
 * @param speeds the measured speeds behind the estimate
 */
public record SweepPlan(List<PlannedRun> runs, Schedule schedule, Map<SpeedKey, Speed> speeds) {
  /** The share of the heap for vectors. */
  private static final double HEAP_SHARE = 0.7;

  /** Copies. */
  public SweepPlan {
    runs = List.copyOf(runs);
    speeds = Collections.unmodifiableMap(new LinkedHashMap<>(speeds));
  }

  /** Reads a sweep's folder, without changing it, and measures the speeds of unfinished runs. */
  static SweepPlan of(
      Path sweep,
      List<RunConfig> configs,
      Execution execution,
      Materials materials,
      SweepListener listener)
      throws IOException {
    List<PlannedRun> runs = new ArrayList<>();
    long runBytes = 0;
    int unfinished = 0;
    for (RunConfig config : configs) {
      RunFolder folder = RunFolder.of(sweep, config);
      int completed =
          folder.isFinished()
              ? config.options().steps()
              : folder.interrupted().map(state -> state.step()).orElse(0);
      State state =
          completed == config.options().steps()
              ? State.FINISHED
              : completed > 0 ? State.INTERRUPTED : State.NEW;
      runs.add(new PlannedRun(config, folder.path(), state, completed, 0));
      if (state != State.FINISHED) {
        unfinished++;
        runBytes = Math.max(runBytes, workload(config, materials, listener).heapBytes());
      }
    }
    long freeBytes = (long) (HEAP_SHARE * (Runtime.getRuntime().maxMemory() - materials.bytes()));
    Concurrency wanted = execution.concurrency();
    Schedule local =
        Schedule.choose(wanted, unfinished, execution.compute().threads(), runBytes, freeBytes);
    Schedule schedule = execution.trainers().schedule(wanted, unfinished, local);
    Map<SpeedKey, Speed> speeds = new LinkedHashMap<>();
    for (int i = 0; i < runs.size(); i++) {
      PlannedRun run = runs.get(i);
      if (run.state() != State.FINISHED) {
        Dataset dataset = materials.dataset(run.config(), listener);
        Speed speed = materials.speed(run.config(), dataset);
        speeds.put(SpeedKey.of(run.config()), speed);
        double seconds =
            workload(run.config(), materials, listener)
                .seconds(run.completedSteps(), speed, schedule.threadsAt(0));
        runs.set(
            i,
            new PlannedRun(run.config(), run.folder(), run.state(), run.completedSteps(), seconds));
      }
    }
    return new SweepPlan(runs, schedule, speeds);
  }

  private static Workload workload(RunConfig config, Materials materials, SweepListener listener)
      throws IOException {
    Dataset dataset = materials.dataset(config, listener);
    return new Workload(dataset, RunSetup.of(config, dataset).network(), config.options());
  }

  /** Returns the number of runs in a state. */
  public int count(State state) {
    return (int) runs.stream().filter(run -> run.state() == state).count();
  }

  /** Returns the runs that are not finished, in the order in which they begin. */
  public List<PlannedRun> unfinished() {
    return runs.stream().filter(run -> run.state() != State.FINISHED).toList();
  }

  /** Returns the number of steps still to be done, over all runs. */
  public long stepsLeft() {
    return runs.stream().mapToLong(PlannedRun::stepsLeft).sum();
  }

  /** Returns the estimated time of the sweep, in seconds. */
  public double seconds() {
    return seconds(schedule.runsAtOnce(), unfinished().stream().map(PlannedRun::seconds).toList());
  }

  /** Returns the time of runs that begin in this order, with a number of runs at once. */
  static double seconds(int atOnce, Collection<Double> runs) {
    PriorityQueue<Double> ends = new PriorityQueue<>();
    double last = 0;
    for (double run : runs) {
      double begin = ends.size() < atOnce ? 0 : ends.remove();
      ends.add(begin + run);
      last = Math.max(last, begin + run);
    }
    return last;
  }
}
