package dev.strategikon.model.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.model.Batch;
import dev.strategikon.model.Evaluation;
import dev.strategikon.model.ImageShape;
import dev.strategikon.model.Initialisation;
import dev.strategikon.model.Loss;
import dev.strategikon.model.Moments;
import dev.strategikon.model.Network;
import dev.strategikon.model.NetworkSession;
import dev.strategikon.model.Statistics;
import dev.strategikon.model.catalogue.Samples;
import dev.strategikon.model.layer.Layer.BatchNorm;
import dev.strategikon.model.layer.Layer.Dense;
import dev.strategikon.model.layer.Layer.Flatten;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  private static final ImageShape IMAGE = new ImageShape(2, 2, 1);
  private static final Network NETWORK =
      new LayerNetwork(IMAGE, List.of(new BatchNorm(), new Flatten(), new Dense(2)));

  /** Channel 0 of three images has 1, 3, 5, 7, 9, 11; channel 1 is 4 everywhere. */
  private static final Batch ALL =
      new Batch(new float[] {1, 3, 4, 4, 5, 7, 4, 4, 9, 11, 4, 4}, new int[] {0, 1, 0});

  private static final List<Batch> PARTS =
      List.of(
          new Batch(new float[] {1, 3, 4, 4, 5, 7, 4, 4}, new int[2]),
          new Batch(new float[] {9, 11, 4, 4}, new int[1]));

  @Test
  void calibrationTakesMeanAndVarianceOfAllImages() {
    for (List<Batch> batches : List.of(List.of(ALL), PARTS)) {
      try (NetworkSession session = NETWORK.open(Loss.CROSS_ENTROPY)) {
        session.setParameters(NETWORK.initialParameters(Initialisation.PYTORCH, 1));
        Moments moments = session.calibrate(batches).layers().get(0);

        assertArrayEquals(new float[] {6, 4}, moments.mean(), 1e-5f);
        // (25 + 9 + 1 + 1 + 9 + 25) / 6
        assertArrayEquals(new float[] {70f / 6, 0}, moments.variance(), 1e-4f);
      }
    }
  }

  @Test
  void evaluationNormalisesByTheStatistics() {
    // Weight 2 and 3, bias 1 and −1; the first logit is channel 0 of the first row, the other 0.
    float[] x = {2, 3, 1, -1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    Statistics statistics =
        new Statistics(List.of(new Moments(new float[] {6, 4}, new float[] {4, 9})));
    double lossSum = 0;
    for (int i = 0; i < 3; i++) {
      double logit = 2 * (ALL.images()[4 * i] - 6) / Math.sqrt(4 + 1e-5) + 1;
      lossSum += Math.log(1 + Math.exp(ALL.labels()[i] == 0 ? -logit : logit));
    }

    try (NetworkSession session = NETWORK.open(Loss.CROSS_ENTROPY)) {
      session.setParameters(x);
      Evaluation evaluation = session.evaluate(ALL, statistics);

      // The logits are −4, 0 and 4; of the equal ones in the second image the first class counts.
      assertEquals(lossSum, evaluation.lossSum(), 1e-5);
      assertEquals(1, evaluation.correct());
    }
  }

  @Test
  void evaluationOfTheCalibrationBatchIsTheTrainingLoss() {
    Network network = Samples.small(true, false);
    Batch batch = Samples.batch(network, 8, 2);
    try (NetworkSession session = network.open(Loss.CROSS_ENTROPY)) {
      session.setParameters(network.initialParameters(Initialisation.PYTORCH, 2));
      float loss = session.gradient(batch, Samples.KEY, new float[network.dimension()]);
      Evaluation evaluation = session.evaluate(batch, session.calibrate(List.of(batch)));

      assertEquals(loss, evaluation.meanLoss(), 1e-5);
    }
  }

  @Test
  void networkWithoutBatchNormNeedsNone() {
    Network network = Samples.small(false, false);
    try (NetworkSession session = network.open(Loss.CROSS_ENTROPY)) {
      assertEquals(Statistics.NONE, session.calibrate(List.of()));
    }
  }
}
