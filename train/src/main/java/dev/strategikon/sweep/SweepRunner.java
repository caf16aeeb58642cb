package dev.strategikon.sweep;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunNames;
import dev.strategikon.config.RunSetup;
import dev.strategikon.failure.ClusterLostException;
import dev.strategikon.sgd.Trainer;
import dev.strategikon.sgd.TrainingState;
import dev.strategikon.store.PlanFile;
import dev.strategikon.store.RunData;
import dev.strategikon.store.RunFolder;
import dev.strategikon.store.RunFolders;
import dev.strategikon.store.RunLog;
import dev.strategikon.store.RunResult;
import dev.strategikon.store.Summary;
import dev.strategikon.store.SweepLock;
import dev.strategikon.store.SystemInfo;
import dev.strategikon.sweep.PlannedRun.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Trains the runs of a sweep, several at once if that is faster. Finished runs do not change. An
 * interrupted run continues from its checkpoint, and ends with the same bytes as one that was not
 * interrupted. Steps that several runs have in common are trained once ({@link SharedBeginnings}).
 */
public final class SweepRunner {
  private final Path sweep;
  private final Execution execution;
  private final SweepListener listener;
  private final Materials materials;
  private volatile boolean stop;

  /**
   * Creates a runner.
   *
   * @param sweep the folder for the runs' folders; created if it does not exist
   * @param dataDirectory where data sets lie
   * @param execution how the runs are trained; it changes no byte of the results
   * @param listener told of the progress, never by two threads at once
   */
  public SweepRunner(Path sweep, Path dataDirectory, Execution execution, SweepListener listener) {
    this.sweep = sweep;
    this.execution = execution;
    this.listener = new OneAtATime(listener);
    this.materials = new Materials(dataDirectory, execution.compute());
  }

  /**
   * {@return what {@link #run} would do now, with an estimate of its time} Writes nothing.
   *
   * @param runs those of the sweep, each once
   * @throws IOException if data or earlier results cannot be read
   */
  public SweepPlan plan(List<RunConfig> runs) throws IOException {
    return SweepPlan.of(sweep, runs, execution, materials, listener);
  }

  /**
   * Trains the runs that are not finished, and writes {@code summary.csv} after each. If a run
   * fails, the others continue, also those that would have taken steps from it; if results cannot
   * be written, no further run begins.
   *
   * @param runs those of the sweep, each once
   * @throws IOException if data cannot be read, results cannot be written, or another process
   *     writes in the folder
   * @throws SweepException if runs have failed, after the others have ended
   * @throws StoppedException if {@link #stop} was called and runs were not at their end
   */
  public void run(List<RunConfig> runs) throws IOException {
    plan(runs); // reads the data and measures, so that nothing is written if that fails
    Files.createDirectories(sweep);
    try (SweepLock lock = SweepLock.take(sweep)) {
      SweepPlan plan = plan(runs); // of the folder under the lock
      listener.sweepStarted(plan);
      RunFolders.leftOut(sweep).forEach(listener::folderLeftOut);
      for (PlannedRun run : plan.runs()) {
        RunFolder folder = RunFolder.of(sweep, run.config());
        if (run.state() == State.FINISHED) {
          folder.complete();
          listener.runSkipped(run.config());
        } else if (!run.faults().isEmpty()) {
          listener.runDamaged(run, folder.setAside());
        }
      }
      Summary summary = Summary.open(sweep, runs, lock::requireHeld);
      PlanFile.write(sweep, runs, lock::requireHeld);
      train(plan, summary, lock);
    }
  }

  /**
   * Ends the sweep early: each run that goes on saves its state after the step that it is in, and
   * {@link #run} throws a {@link StoppedException}. Returns at once; for any thread.
   */
  public void stop() {
    stop = true;
  }

  private void train(SweepPlan plan, Summary summary, SweepLock lock) throws IOException {
    Schedule schedule = plan.schedule();
    RunNames names = plan.names();
    WaitingRuns waiting = new WaitingRuns(plan.unfinished());
    Queue<Failure> failures = new ConcurrentLinkedQueue<>();
    Queue<String> stopped = new ConcurrentLinkedQueue<>();
    new Compute(schedule.runsAtOnce())
        .forEach(
            schedule.runsAtOnce(),
            place -> {
              Compute own = new Compute(schedule.threadsAt(place), execution.compute().kernels());
              for (PlannedRun run = waiting.take(); run != null; run = waiting.take()) {
                try {
                  train(run, own, schedule, waiting, summary, lock);
                } catch (StopRequestedException e) {
                  stopped.add("%s after step %d".formatted(names.full(run.config()), e.step()));
                  waiting.clear();
                } catch (IOException | RuntimeException | Error e) {
                  summary.failed(RunFolder.of(sweep, run.config()));
                  if (stop && e instanceof RuntimeException) {
                    // The same Ctrl-C stops a cluster on this machine in the middle of a step.
                    stopped.add("%s at its last checkpoint".formatted(names.full(run.config())));
                    waiting.clear();
                  } else {
                    failures.add(new Failure(names.full(run.config()), e));
                    listener.runFailed(run.config(), e);
                    if (!(e instanceof RuntimeException) || e instanceof ClusterLostException) {
                      waiting.clear(); // the next run would have no disk, memory or cluster either
                    }
                  }
                } finally {
                  waiting.ended(run.config());
                }
              }
            });
    Failure first = failures.peek();
    if (first != null) {
      throw new SweepException(first.run, failures.size(), plan.runs().size(), first.cause);
    }
    if (!stopped.isEmpty()) {
      throw new StoppedException(List.copyOf(stopped));
    }
    for (PlannedRun run : plan.runs()) {
      RunFolder.of(sweep, run.config()).removeStatesForOthers();
    }
  }

  private void train(
      PlannedRun planned,
      Compute compute,
      Schedule schedule,
      WaitingRuns waiting,
      Summary summary,
      SweepLock lock)
      throws IOException {
    RunConfig run = planned.config();
    RunFolder folder = RunFolder.of(sweep, run);
    RunSetup setup = materials.setup(run, listener);
    try (Trainer training = execution.trainers().of(setup, compute, schedule)) {
      summary.started(folder);
      folder.begin(
          SystemInfo.json(compute, schedule.runsAtOnce(), execution.trainers().engine()),
          RunData.of(run, materials.dataset(run, listener)),
          lock::requireHeld);
      SharedSteps shared = planned.shared();
      if (shared != null) {
        folder.continueAfter(shared.source(), shared.step(), lock::requireHeld);
      }
      TrainingState state = folder.interrupted().orElseGet(training::initialState);
      listener.runStarted(run, state.step());
      try (RunLog log = folder.appendAfter(state.step(), lock::requireHeld)) {
        RunRecorder recorder =
            new RunRecorder(run, log, execution.checkpointEvery(), () -> stop, listener);
        for (int step : waiting.stops(run)) {
          training.run(state, step, recorder);
          log.saveForOthers(state);
          waiting.saved(run, step);
        }
        training.run(state, recorder);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    lock.requireHeld();
    RunResult result = folder.result();
    listener.runFinished(run, result);
    summary.finished(folder, result);
  }

  /** A sweep has ended because it was asked to. */
  public static final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param runs for each run that was going on, which it is and the step whose state is saved
     */
    StoppedException(List<String> runs) {
      super(
          "stopped; saved %s. The same command goes on from there"
              .formatted(String.join(" and ", runs)));
    }
  }

  private record Failure(String run, Throwable cause) {}
}
