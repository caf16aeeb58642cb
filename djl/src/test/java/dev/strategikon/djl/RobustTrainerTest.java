package dev.strategikon.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Batch;
import ai.djl.training.listener.TrainingListenerAdapter;
import dev.strategikon.compute.Compute;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.round.ClosedRound;
import dev.strategikon.round.TooManyRejectedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One weight w = 1; a sample x with label 0 has the gradient w·x². */
class RobustTrainerTest {
  private static Block oneWeight() {
    return Linear.builder().setUnits(1).optBias(false).build();
  }

  private static RobustTrainer robust(Networks network, int m, int q, String rule) {
    return new RobustTrainer(network.trainer, m, q, Aggregator.parse(rule), Compute.SERIAL);
  }

  private static float[][] column(float... samples) {
    float[][] rows = new float[samples.length][1];
    for (int i = 0; i < samples.length; i++) {
      rows[i][0] = samples[i];
    }
    return rows;
  }

  /** Gradients 1, 4 and 100; then, with w = 0.6, three fifths of them. */
  @Test
  void theMedianOfTheWorkersIsTheStep() {
    try (Networks network = new Networks(oneWeight(), 1);
        Batch batch = network.batch(column(1, 2, 10))) {
      RobustTrainer robust = robust(network, 3, 1, "median");
      assertArrayEquals(new float[] {4}, robust.trainBatch(batch).vector(), 1e-6f);
      network.trainer.step();
      assertArrayEquals(new float[] {0.6f}, network.values(0), 1e-6f);
      ClosedRound second = robust.trainBatch(batch);
      assertEquals(1, second.step());
      assertArrayEquals(new float[] {2.4f}, second.vector(), 1e-6f);
      network.trainer.step();
      assertArrayEquals(new float[] {0.36f}, network.values(0), 1e-6f);
    }
  }

  /** The mean squares of {1, 2} and {3, 5} are 2.5 and 17. */
  @Test
  void theWorkersShareTheBatch() {
    try (Networks network = new Networks(oneWeight(), 1);
        Batch batch = network.batch(column(1, 2, 3, 5))) {
      assertArrayEquals(
          new float[] {9.75f}, robust(network, 2, 0, "mean").trainBatch(batch).vector(), 1e-5f);
    }
  }

  @Test
  void oneMinibatchForEachWorker() {
    List<Integer> seen = new ArrayList<>();
    TrainingListenerAdapter listener =
        new TrainingListenerAdapter() {
          @Override
          public void onTrainingBatch(Trainer trainer, BatchData data) {
            seen.add(data.getBatch().getSize());
          }
        };
    try (Networks network = new Networks(oneWeight(), 1, listener);
        Batch first = network.batch(column(1, 3));
        Batch second = network.batch(column(2))) {
      RobustTrainer robust = robust(network, 2, 0, "mean");
      assertArrayEquals(
          new float[] {4.5f}, robust.trainBatches(List.of(first, second)).vector(), 1e-6f);
      assertEquals(List.of(2, 1), seen);
      assertThrows(IllegalArgumentException.class, () -> robust.trainBatches(List.of(first)));
    }
  }

  /** The worker with NaN is left out, and leaves nothing in the next one's gradient. */
  @Test
  void notANumberIsRejected() {
    try (Networks network = new Networks(oneWeight(), 1);
        Batch batch = network.batch(column(1, Float.NaN, 2))) {
      ClosedRound closed = robust(network, 3, 1, "mean").trainBatch(batch);
      assertEquals(List.of(1), closed.rejected());
      assertArrayEquals(new float[] {2.5f}, closed.vector(), 1e-6f);
      network.trainer.step();
      assertArrayEquals(new float[] {0.75f}, network.values(0), 1e-6f);
    }
  }

  @Test
  void tooManyNumbersThatAreNone() {
    try (Networks network = new Networks(oneWeight(), 1);
        Batch batch = network.batch(column(1, Float.NaN, Float.NaN));
        Batch good = network.batch(column(1, 2, 10))) {
      RobustTrainer robust = robust(network, 3, 1, "median");
      assertThrows(TooManyRejectedException.class, () -> robust.trainBatch(batch));
      assertArrayEquals(new float[] {4}, robust.trainBatch(good).vector(), 1e-6f);
    }
  }

  /** After a failure in a worker's pass the next step begins anew. */
  @Test
  void aFailedPassLeavesNoRoundOpen() {
    try (Networks network = new Networks(oneWeight(), 1);
        Batch wrong = network.batch(new float[][] {{1, 2}, {1, 2}});
        Batch good = network.batch(column(1, 3))) {
      RobustTrainer robust = robust(network, 2, 0, "mean");
      assertThrows(RuntimeException.class, () -> robust.trainBatch(wrong));
      assertArrayEquals(new float[] {5}, robust.trainBatch(good).vector(), 1e-6f);
    }
  }

  @Test
  void whatCannotBeIsRefused() {
    try (Networks network = new Networks(oneWeight(), 1);
        Batch batch = network.batch(column(1, 2, 3))) {
      assertThrows(IllegalArgumentException.class, () -> robust(network, 3, 0, "fltrust"));
      assertThrows(IllegalArgumentException.class, () -> robust(network, 3, 1, "krum"));
      assertEquals(
          "The batch has 3 samples, which 2 workers cannot share equally: take a multiple, and leave"
              + " out the last batch by setSampling(size, true, true)",
          assertThrows(
                  IllegalArgumentException.class,
                  () -> robust(network, 2, 0, "mean").trainBatch(batch))
              .getMessage());
    }
  }
}
