package dev.strategikon.sweep;

import dev.strategikon.attack.plain.None;
import dev.strategikon.config.ClientRounds;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunNames;
import dev.strategikon.config.RunSetup;
import dev.strategikon.sgd.Speed;
import dev.strategikon.sgd.Workload;
import dev.strategikon.store.RunFolder;
import dev.strategikon.store.RunStatus;
import dev.strategikon.sweep.PlannedRun.State;
import dev.strategikon.sweep.SharedBeginnings.Member;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a sweep will do, and an estimate of its time.
 *
 * @param runs all runs, in the order in which they begin
 * @param schedule how the threads are divided
 * @param speeds the measured speeds behind the estimate
 * @param neverAttacked unfinished runs that end before their attack begins
 * @param boundToLength new runs that do not go on from a shorter one, because their learning rates
 *     depend on their length
 * @param clientRounds of the unfinished runs under attack that draw their clients
 */
public record SweepPlan(
    List<PlannedRun> runs,
    Schedule schedule,
    Map<SpeedKey, Speed> speeds,
    List<RunConfig> neverAttacked,
    List<RunConfig> boundToLength,
    List<ClientRounds> clientRounds) {
  /** The share of the heap for vectors. */
  private static final double HEAP_SHARE = 0.7;

  /**
   * Copies.
   *
   * @param runs all runs, in the order in which they begin
   * @param schedule how the threads are divided
   * @param speeds the measured speeds behind the estimate
   * @param neverAttacked unfinished runs that end before their attack begins
   * @param boundToLength new runs that do not go on from a shorter one, because their learning
   *     rates depend on their length
   * @param clientRounds of the unfinished runs under attack that draw their clients
   */
  public SweepPlan {
    runs = List.copyOf(runs);
    speeds = Collections.unmodifiableMap(new LinkedHashMap<>(speeds));
    neverAttacked = List.copyOf(neverAttacked);
    boundToLength = List.copyOf(boundToLength);
    clientRounds = List.copyOf(clientRounds);
  }

  /** Reads a sweep's folder, without changing it, and measures the speeds of unfinished runs. */
  static SweepPlan of(
      Path sweep,
      List<RunConfig> configs,
      Execution execution,
      Materials materials,
      SweepListener listener)
      throws IOException {
    List<Member> members = new ArrayList<>();
    Map<RunConfig, Workload> workloads = new HashMap<>();
    Map<RunConfig, RunStatus> statuses = new HashMap<>();
    for (RunConfig config : configs) {
      RunFolder folder = RunFolder.of(sweep, config);
      RunStatus status = folder.status();
      statuses.put(config, status);
      if (!status.isFinished()) { // a finished run needs no data
        workloads.put(config, workload(config, materials, listener));
      }
      members.add(member(folder, status, workloads.get(config)));
    }
    SameData.require(sweep, configs, materials, listener);
    int unfinished = workloads.size();
    long runBytes = workloads.values().stream().mapToLong(Workload::heapBytes).max().orElse(0);
    long freeBytes = (long) (HEAP_SHARE * (Runtime.getRuntime().maxMemory() - materials.bytes()));
    Concurrency wanted = execution.concurrency();
    Schedule local =
        Schedule.choose(wanted, unfinished, execution.compute().threads(), runBytes, freeBytes);
    Schedule schedule = execution.trainers().schedule(wanted, unfinished, local);
    SharedBeginnings beginnings = new SharedBeginnings(sweep);
    Map<RunConfig, SharedSteps> shared = beginnings.find(members);
    Map<SpeedKey, Speed> speeds = new LinkedHashMap<>();
    List<PlannedRun> runs = new ArrayList<>();
    for (Member member : members) {
      RunConfig config = member.config();
      SharedSteps own = shared.get(config);
      int completed = own == null ? member.completed() : own.step();
      double seconds = 0;
      if (member.isUnfinished()) {
        Speed speed = materials.speed(materials.setup(config, listener));
        speeds.put(SpeedKey.of(config), speed);
        seconds = workloads.get(config).seconds(completed, speed, schedule.threadsAt(0));
      }
      runs.add(
          new PlannedRun(
              config,
              member.folder().path(),
              member.state(),
              completed,
              own,
              seconds,
              statuses.get(config).faults()));
    }
    List<RunConfig> neverAttacked =
        configs.stream()
            .filter(config -> workloads.containsKey(config))
            .filter(config -> !(config.options().threat().attack() instanceof None))
            .filter(config -> workloads.get(config).attackBegins() >= config.options().steps())
            .toList();
    List<ClientRounds> clientRounds =
        members.stream()
            .filter(Member::isUnfinished)
            .filter(member -> member.config().options().threat().samplesClients())
            .filter(member -> member.attackBegins() < member.config().options().steps())
            .map(member -> ClientRounds.of(member.config(), member.attackBegins()))
            .toList();
    return new SweepPlan(
        runs, schedule, speeds, neverAttacked, beginnings.boundToLength(members), clientRounds);
  }

  private static Member member(RunFolder folder, RunStatus status, Workload workload) {
    State state = State.valueOf(status.state().name());
    int attackBegins = workload == null ? 0 : workload.attackBegins();
    return new Member(folder, state, status.steps(), attackBegins);
  }

  private static Workload workload(RunConfig config, Materials materials, SweepListener listener)
      throws IOException {
    RunSetup setup = materials.setup(config, listener);
    return new Workload(setup.dataset(), setup.network(), config.options());
  }

  /** {@return names that tell the runs apart} */
  public RunNames names() {
    return new RunNames(runs.stream().map(PlannedRun::config).toList());
  }

  /**
   * {@return the number of runs in a state}
   *
   * @param state the state
   */
  public int count(State state) {
    return (int) runs.stream().filter(run -> run.state() == state).count();
  }

  /** {@return the runs that are not finished, in the order in which they begin} */
  public List<PlannedRun> unfinished() {
    return runs.stream().filter(run -> run.state() != State.FINISHED).toList();
  }

  /** {@return the number of steps still to be done, over all runs} */
  public long stepsLeft() {
    return runs.stream().mapToLong(PlannedRun::stepsLeft).sum();
  }

  /** {@return the number of steps that runs take from other runs, over all runs} */
  public long stepsShared() {
    return runs.stream()
        .filter(run -> run.shared() != null)
        .mapToLong(run -> run.shared().step())
        .sum();
  }

  /** {@return the estimated time of the sweep, in seconds} */
  public double seconds() {
    List<PlannedRun> left = unfinished();
    List<RunConfig> configs = left.stream().map(PlannedRun::config).toList();
    return Timetable.seconds(
        schedule.runsAtOnce(),
        left.stream()
            .map(
                run -> {
                  SharedSteps own = run.shared();
                  if (own == null || own.saved()) {
                    return Timetable.Task.of(run.seconds());
                  }
                  int index = configs.indexOf(own.source().config());
                  PlannedRun source = left.get(index);
                  double share =
                      (double) (own.step() - source.completedSteps()) / source.stepsLeft();
                  return new Timetable.Task(run.seconds(), index, share * source.seconds());
                })
            .toList());
  }
}
