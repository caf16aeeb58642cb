package dev.strategikon.sweep;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunSetup;
import dev.strategikon.sgd.Trainer;
import dev.strategikon.sgd.TrainingState;
import dev.strategikon.store.RunFolder;
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

  /**
   * Creates a runner.
   *
   * @param sweep the folder for the runs' folders; created if it does not exist
   * @param dataDirectory where data sets lie
   * @param execution how the runs are trained; it changes no byte of the results
   */
  public SweepRunner(Path sweep, Path dataDirectory, Execution execution, SweepListener listener) {
    this.sweep = sweep;
    this.execution = execution;
    this.listener = new OneAtATime(listener);
    this.materials = new Materials(dataDirectory, execution.compute());
  }

  /**
   * Returns what {@link #run} would do now, with an estimate of its time. Writes nothing.
   *
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
   * @throws IOException if data cannot be read, results cannot be written, or another process
   *     writes in the folder
   * @throws SweepException if runs have failed, after the others have ended
   */
  public void run(List<RunConfig> runs) throws IOException {
    plan(runs); // reads the data and measures, so that nothing is written if that fails
    Files.createDirectories(sweep);
    SweepLock lock = SweepLock.take(sweep);
    try {
      SweepPlan plan = plan(runs); // of the folder under the lock
      listener.sweepStarted(plan);
      plan.runs().stream()
          .filter(run -> run.state() == State.FINISHED)
          .forEach(run -> listener.runSkipped(run.config()));
      train(plan, Summary.open(sweep, runs));
    } finally {
      lock.close();
    }
  }

  private void train(SweepPlan plan, Summary summary) throws IOException {
    Schedule schedule = plan.schedule();
    WaitingRuns waiting = new WaitingRuns(plan.unfinished());
    Queue<Failure> failures = new ConcurrentLinkedQueue<>();
    new Compute(schedule.runsAtOnce())
        .forEach(
            schedule.runsAtOnce(),
            place -> {
              Compute own = new Compute(schedule.threadsAt(place), execution.compute().kernels());
              for (PlannedRun run = waiting.take(); run != null; run = waiting.take()) {
                try {
                  train(run, own, schedule, waiting, summary);
                } catch (IOException | RuntimeException | Error e) {
                  summary.failed(RunFolder.of(sweep, run.config()));
                  failures.add(new Failure(run.config(), e));
                  listener.runFailed(run.config(), e);
                  if (!(e instanceof RuntimeException)) {
                    waiting.clear(); // the next run would have no disk space or memory either
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
    for (PlannedRun run : plan.runs()) {
      RunFolder.of(sweep, run.config()).removeStatesForOthers();
    }
  }

  private void train(
      PlannedRun planned, Compute compute, Schedule schedule, WaitingRuns waiting, Summary summary)
      throws IOException {
    RunConfig run = planned.config();
    RunFolder folder = RunFolder.of(sweep, run);
    RunSetup setup = RunSetup.of(run, materials.dataset(run, listener));
    try (Trainer training = execution.trainers().of(setup, compute, schedule)) {
      summary.started(folder);
      folder.begin(SystemInfo.json(compute, schedule.runsAtOnce(), execution.trainers().engine()));
      SharedSteps shared = planned.shared();
      if (shared != null) {
        folder.continueAfter(shared.source(), shared.step());
      }
      TrainingState state = folder.interrupted().orElseGet(training::initialState);
      listener.runStarted(run, state.step());
      try (RunLog log = folder.appendAfter(state.step())) {
        RunRecorder recorder =
            new RunRecorder(run, folder, log, execution.checkpointEvery(), listener);
        for (int stop : waiting.stops(run)) {
          training.run(state, stop, recorder);
          folder.saveForOthers(state);
          waiting.saved(run, stop);
        }
        training.run(state, recorder);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    RunResult result = folder.result();
    listener.runFinished(run, result);
    summary.finished(folder, result);
  }

  private record Failure(RunConfig run, Throwable cause) {}
}
