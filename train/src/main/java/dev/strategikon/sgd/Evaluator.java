package dev.strategikon.sgd;

import dev.strategikon.dataset.Dataset;
import dev.strategikon.dataset.Images;
import dev.strategikon.model.Batch;
import dev.strategikon.model.Evaluation;
import dev.strategikon.model.Network;
import dev.strategikon.model.Statistics;
import dev.strategikon.random.Draws;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Measures a model on the test set, and on training images drawn once by the seed. */
final class Evaluator {
  /** Images of a forward pass: enough to keep the arithmetic busy, few enough to stay in cache. */
  private static final int BATCH = 100;

  /** Training images by which batch normalisation is calibrated. */
  private static final int CALIBRATION = 500;

  private final Dataset dataset;
  private final Network network;
  private final SessionPool sessions;
  private final int[] lossSample;
  private final int[] calibrationSample;

  Evaluator(Dataset dataset, Network network, TrainingOptions options, SessionPool sessions) {
    this.dataset = dataset;
    this.network = network;
    this.sessions = sessions;
    int total = dataset.train().count();
    int wanted = options.lossSample() == 0 ? total : Math.min(options.lossSample(), total);
    this.lossSample = Draws.of(options.seed(), "loss-sample").subset(total, wanted);
    this.calibrationSample =
        Draws.of(options.seed(), "calibration").subset(total, Math.min(CALIBRATION, total));
  }

  Quality evaluate(float[] parameters) {
    Statistics statistics = calibrate(parameters);
    int[] all = IntStream.range(0, dataset.test().count()).toArray();
    return new Quality(
        score(parameters, dataset.test(), all, statistics).accuracy(),
        score(parameters, dataset.train(), lossSample, statistics).meanLoss());
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
            statistics[0] = session.calibrate(batch(dataset.train(), calibrationSample)));
    return statistics[0];
  }

  private Evaluation score(
      float[] parameters, Images images, int[] indices, Statistics statistics) {
    Evaluation[] parts = new Evaluation[(indices.length + BATCH - 1) / BATCH];
    sessions.forEach(
        parameters,
        parts.length,
        (session, index) -> {
          int from = index * BATCH;
          int to = Math.min(from + BATCH, indices.length);
          parts[index] =
              session.evaluate(batch(images, Arrays.copyOfRange(indices, from, to)), statistics);
        });
    // Added in the batches' order, so that the bits do not depend on the threads.
    return Arrays.stream(parts).reduce(Evaluation.NONE, Evaluation::plus);
  }

  private Batch batch(Images images, int[] indices) {
    return Batches.of(dataset, images, indices, label -> label);
  }
}
