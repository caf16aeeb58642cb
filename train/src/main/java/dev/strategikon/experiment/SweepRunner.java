package dev.strategikon.experiment;

import dev.strategikon.audit.ToleranceAudit;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.dataset.Datasets;
import dev.strategikon.dataset.Images;
import dev.strategikon.gradient.Parallel;
import dev.strategikon.model.Models;
import dev.strategikon.model.Network;
import dev.strategikon.sgd.StepListener;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.sgd.Training;
import dev.strategikon.sgd.TrainingState;
import dev.strategikon.spec.Spec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Trains the runs of a sweep one after the other, each on all threads. Finished runs are left as
 * they are; an interrupted one goes on from its checkpoint and ends with the same bytes.
 */
public final class SweepRunner {
  /** A checkpoint costs little, and no more than so much work is lost. */
  private static final long NANOS_BETWEEN_CHECKPOINTS = 10_000_000_000L;

  private final Path sweep;
  private final Path dataDirectory;
  private final Parallel parallel;
  private final SweepListener listener;

  private Dataset dataset;

  /**
   * Creates a runner.
   *
   * @param sweep the folder that the runs' folders go to; made if it is not there
   * @param dataDirectory where data sets lie
   * @param parallel how many threads work; it changes no bit of the results
   */
  public SweepRunner(Path sweep, Path dataDirectory, Parallel parallel, SweepListener listener) {
    this.sweep = sweep;
    this.dataDirectory = dataDirectory;
    this.parallel = parallel;
    this.listener = listener;
  }

  /**
   * Runs what is not finished, and writes {@code summary.csv} after each run.
   *
   * @throws IOException if data cannot be read or results not be written, or another process works
   *     in the folder
   */
  public void run(List<RunConfig> runs) throws IOException {
    Files.createDirectories(sweep);
    SweepLock lock = SweepLock.take(sweep);
    try {
      listener.sweepStarted(runs);
      for (RunConfig run : runs) {
        RunFolder folder = RunFolder.of(sweep, run);
        if (folder.isFinished()) {
          listener.runSkipped(run);
        } else {
          train(run, folder);
        }
        Summary.write(sweep, runs);
      }
    } finally {
      lock.close();
    }
  }

  private void train(RunConfig run, RunFolder folder) throws IOException {
    Dataset images = dataset(run.text("dataset"));
    Network network = network(run.text("model"), images);
    try (Training training = new Training(images, network, run.options(), parallel)) {
      TrainingState state = folder.interrupted().orElseGet(training::initialState);
      folder.begin(SystemInfo.json(parallel));
      listener.runStarted(run, state.step());
      try (RunLog log = folder.appendAfter(state.step())) {
        training.run(state, new Recorder(run, folder, log));
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    listener.runFinished(run, folder.result());
  }

  /** The data set of the run before is kept: sweeps seldom change it. */
  private Dataset dataset(String spec) throws IOException {
    if (dataset == null || !dataset.name().equals(Spec.parse(spec).name())) {
      listener.datasetLoading(spec);
      dataset = Datasets.CATALOGUE.create(Spec.parse(spec)).load(dataDirectory);
    }
    return dataset;
  }

  private static Network network(String spec, Dataset dataset) {
    Images images = dataset.train();
    return Models.CATALOGUE
        .create(Spec.parse(spec))
        .create(images.channels(), images.height(), images.width(), dataset.classes().size());
  }

  /** Writes a run's metrics and audits as they come, and now and then a checkpoint. */
  private final class Recorder implements StepListener {
    private final RunConfig run;
    private final RunFolder folder;
    private final RunLog log;
    private long lastCheckpoint = System.nanoTime();

    Recorder(RunConfig run, RunFolder folder, RunLog log) {
      this.run = run;
      this.folder = folder;
      this.log = log;
    }

    @Override
    public void audited(StepMetrics row, ToleranceAudit audit) {
      log.add(row, audit);
    }

    @Override
    public void completed(StepMetrics row, TrainingState state) {
      log.add(row);
      boolean last = state.step() == run.options().steps();
      long now = System.nanoTime();
      if (last || now - lastCheckpoint > NANOS_BETWEEN_CHECKPOINTS) {
        try {
          folder.save(state);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        lastCheckpoint = now;
      }
      listener.stepCompleted(run, row);
    }
  }
}
