package dev.strategikon.sgd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.strategikon.attack.plain.None;
import dev.strategikon.compute.Compute;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.model.DropoutKey;
import dev.strategikon.model.ImageShape;
import dev.strategikon.model.Initialisation;
import dev.strategikon.model.Loss;
import dev.strategikon.model.Moments;
import dev.strategikon.model.Network;
import dev.strategikon.model.NetworkSession;
import dev.strategikon.model.layer.Layer.BatchNorm;
import dev.strategikon.model.layer.Layer.Dense;
import dev.strategikon.model.layer.Layer.Dropout;
import dev.strategikon.model.layer.Layer.Flatten;
import dev.strategikon.model.layer.LayerNetwork;
import dev.strategikon.options.BatchNormStatistics;
import dev.strategikon.options.EvaluationSchedule;
import dev.strategikon.options.LearningRate;
import dev.strategikon.options.MinibatchOrder;
import dev.strategikon.options.Minibatching;
import dev.strategikon.options.NetworkOptions;
import dev.strategikon.options.Optimizer;
import dev.strategikon.options.Scheme;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.split.Iid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunningStatisticsTest {
  private static final int WORKERS = 11;
  private static final Dataset DATASET = TinyImages.dataset();
  private static final Network NETWORK =
      new LayerNetwork(
          new ImageShape(1, 6, 6),
          List.of(
              new Dropout(0.25),
              new BatchNorm(),
              new Flatten(),
              new Dense(4),
              new BatchNorm(),
              new Dense(3)));

  /** Every pass of every step counts, in double. */
  @Test
  void agreesWithTheAverageOverAllPasses() {
    TrainingOptions options = options(BatchNormStatistics.RUNNING, 40);
    double[] slow = {0, 1, 0, 0, 0, 0, 1, 1, 1, 1};
    Minibatches minibatches = new Minibatches(DATASET, options);
    try (Training training = new Training(DATASET, NETWORK, options, new Compute(2));
        NetworkSession session = NETWORK.open(Loss.CROSS_ENTROPY)) {
      TrainingState state = training.initialState();
      assertArrayEquals(new float[] {0, 1, 0, 0, 0, 0, 1, 1, 1, 1}, state.statistics());
      for (int step = 0; step < 40; step++) {
        session.setParameters(state.parameters());
        for (int worker = 0; worker < WORKERS; worker++) {
          Sampling sampling = Sampling.ofStep(options.seed(), step);
          int at = 0;
          for (Moments layer :
              session
                  .passStatistics(
                      minibatches.draw(sampling, worker, false),
                      sampling.dropout(worker, DropoutKey.Masks.FRESH))
                  .layers()) {
            for (float[] values : List.of(layer.mean(), layer.variance())) {
              for (float value : values) {
                slow[at] = 0.9 * slow[at] + 0.1 * value;
                at++;
              }
            }
          }
        }
        training.run(state, step + 1, (metrics, after) -> {});
      }
      for (int i = 0; i < slow.length; i++) {
        assertEquals(slow[i], state.statistics()[i], 1e-6 * (1 + Math.abs(slow[i])), "entry " + i);
      }
    }
  }

  @Test
  void evaluationsUseThem() {
    List<StepMetrics> running = train(options(BatchNormStatistics.RUNNING, 40));
    List<StepMetrics> calibrated = train(options(BatchNormStatistics.CALIBRATED, 40));
    assertEquals(running.get(40).innerProduct(), calibrated.get(40).innerProduct());
    assertNotEquals(running.get(40).trainLoss(), calibrated.get(40).trainLoss());
    // Both describe the same images, so the losses are near each other.
    assertEquals(running.get(40).trainLoss(), calibrated.get(40).trainLoss(), 0.1);
  }

  @Test
  void anEvaluationDoesNotDependOnTheOneBefore() {
    StepMetrics often = train(options(BatchNormStatistics.RUNNING, 20)).get(40);
    StepMetrics once = train(options(BatchNormStatistics.RUNNING, 40)).get(40);
    assertEquals(once.trainLoss(), often.trainLoss());
  }

  private static List<StepMetrics> train(TrainingOptions options) {
    List<StepMetrics> rows = new ArrayList<>();
    try (Training training = new Training(DATASET, NETWORK, options, new Compute(2))) {
      training.run(training.initialState(), (metrics, state) -> rows.add(metrics));
    }
    return rows;
  }

  private static TrainingOptions options(BatchNormStatistics statistics, int every) {
    return new TrainingOptions(
        TestOptions.threat(WORKERS, 0, 0, new None(), 0),
        Scheme.PLAIN,
        Aggregator.parse("mean"),
        NonFinite.REJECT,
        new Optimizer(new LearningRate(0.1, Map.of()), 0, 0, 0),
        new Minibatching(new Iid(), MinibatchOrder.SHUFFLED, 6),
        TestOptions.SAMPLING,
        new NetworkOptions(Initialisation.XAVIER, statistics),
        40,
        new EvaluationSchedule(every, 0, 100),
        0,
        1);
  }
}
