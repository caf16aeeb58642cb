package dev.strategikon.sgd;

import dev.strategikon.dataset.Dataset;
import dev.strategikon.dataset.Images;
import dev.strategikon.model.Batch;
import dev.strategikon.model.Evaluation;
import dev.strategikon.model.Network;
import dev.strategikon.model.Statistics;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.random.Draws;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Evaluates a model on the test set, on training images drawn once by the seed, and on the images
 * held out for validation if there are any.
 */
final class Evaluator {
  /** Images in a forward pass: many enough for fast arithmetic, few enough for the cache. */
  static final int BATCH = 100;

  /** Training images by which batch normalisation is calibrated. */
  private static final int CALIBRATION = 500;

  private final Dataset dataset;
  private final Network network;
  private final SessionPool sessions;
  private final int[] lossSample;
  private final int[] calibrationSample;

  /** Null unless the attack is a backdoor. */
  private final TriggeredImages triggered;

  /** Null if the statistics are calibrated. */
  private final RunningStatistics running;

  Evaluator(Dataset dataset, Network network, TrainingOptions options, SessionPool sessions) {
    this.dataset = dataset;
    this.network = network;
    this.sessions = sessions;
    int total = dataset.train().count();
    this.lossSample =
        Draws.of(options.seed(), "loss-sample").subset(total, lossSample(options, total));
    this.calibrationSample =
        Draws.of(options.seed(), "calibration").subset(total, Math.min(CALIBRATION, total));
    this.triggered =
        options
            .threat()
            .trigger()
            .map(trigger -> new TriggeredImages(dataset, trigger))
            .orElse(null);
    this.running =
        RunningStatistics.areKept(network, options)
            ? new RunningStatistics(dataset, network, options, sessions)
            : null;
  }

  /** Takes from the step that comes next what a later evaluation needs. */
  void observe(TrainingState state) {
    if (running != null) {
      running.observe(state);
    }
  }

  /** Returns the number of training images over which the loss is measured. */
  static int lossSample(TrainingOptions options, int trainingImages) {
    int wanted = options.evaluations().lossSample();
    return wanted == 0 ? trainingImages : Math.min(wanted, trainingImages);
  }

  /**
   * Evaluates the model of a state.
   *
   * @param attacked whether the attack was on in the last step, so that a backdoor is looked for
   */
  Quality evaluate(TrainingState state, boolean attacked) {
    float[] parameters = state.parameters();
    Statistics statistics = running != null ? running.of(state) : calibrate(parameters);
    return new Quality(
        accuracy(parameters, dataset.test(), statistics),
        score(parameters, dataset.train(), lossSample, Labelling.TRUE, statistics).meanLoss(),
        dataset.validation().count() == 0
            ? Double.NaN
            : accuracy(parameters, dataset.validation(), statistics),
        attacked && triggered != null ? success(parameters, statistics) : Double.NaN);
  }

  /** Returns the accuracy on all of some images, or R² where numbers are predicted. */
  private double accuracy(float[] parameters, Images images, Statistics statistics) {
    int[] all = IntStream.range(0, images.count()).toArray();
    Evaluation result = score(parameters, images, all, Labelling.TRUE, statistics);
    return dataset.isRegression() ? explained(result.meanLoss(), images) : result.accuracy();
  }

  /** Returns the backdoor's success rate; NaN if all test images are of its target. */
  private double success(float[] parameters, Statistics statistics) {
    int[] others = triggered.images();
    return others.length == 0
        ? Double.NaN
        : score(parameters, dataset.test(), others, triggered, statistics).accuracy();
  }

  /**
   * Returns R²: the share of the targets' variance that is explained. It is 0 for a model that is
   * worse than the mean of the targets, or has diverged.
   *
   * @param error the mean squared error
   */
  static double explained(double error, Images images) {
    int count = images.count();
    double mean = IntStream.range(0, count).mapToDouble(images::target).sum() / count;
    double variance =
        IntStream.range(0, count).mapToDouble(i -> Math.pow(images.target(i) - mean, 2)).sum()
            / count;
    double share = 1 - error / variance;
    return share > 0 ? share : 0;
  }

  private Statistics calibrate(float[] parameters) {
    if (!network.hasBatchNorm()) {
      return Statistics.NONE;
    }
    Statistics[] statistics = new Statistics[1];
    sessions.forEach(
        parameters,
        1,
        (session, index) ->
            statistics[0] = session.calibrate(batches(dataset.train(), calibrationSample)));
    return statistics[0];
  }

  private Evaluation score(
      float[] parameters,
      Images images,
      int[] indices,
      Labelling labelling,
      Statistics statistics) {
    int[][] batches = cut(indices);
    Evaluation[] parts = new Evaluation[batches.length];
    sessions.forEach(
        parameters,
        parts.length,
        (session, index) ->
            parts[index] = session.evaluate(batch(images, batches[index], labelling), statistics));
    // Added in the batches' order, so that the bits do not depend on the threads.
    return Arrays.stream(parts).reduce(Evaluation.NONE, Evaluation::plus);
  }

  private List<Batch> batches(Images images, int[] indices) {
    return Arrays.stream(cut(indices)).map(part -> batch(images, part, Labelling.TRUE)).toList();
  }

  private Batch batch(Images images, int[] indices, Labelling labelling) {
    return Batches.of(dataset, images, indices, labelling);
  }

  /** Cuts indices into batches. */
  private static int[][] cut(int[] indices) {
    int[][] parts = new int[(indices.length + BATCH - 1) / BATCH][];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Arrays.copyOfRange(indices, i * BATCH, Math.min((i + 1) * BATCH, indices.length));
    }
    return parts;
  }
}
