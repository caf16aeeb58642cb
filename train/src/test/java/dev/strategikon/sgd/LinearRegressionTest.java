package dev.strategikon.sgd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.InvalidConfigException;
import dev.strategikon.config.RunSetup;
import dev.strategikon.config.SweepFile;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.dataset.Datasets;
import dev.strategikon.dataset.Images;
import dev.strategikon.spec.Spec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A data set of numbers, trained by the squared error, of which the optimum is known. */
class LinearRegressionTest {
  private static final int D = 5;
  private static Dataset dataset;

  @BeforeAll
  static void draw() throws IOException {
    dataset =
        Datasets.CATALOGUE
            .create(Spec.parse("linear(d=5, noise=0.5, train=400, test=200)"))
            .load(Path.of("none"));
  }

  private static RunSetup setup(String more) {
    return RunSetup.of(
        SweepFile.parse(
                """
                model: flatten | dense(outputs=classes)
                workers: 3
                batch: 100
                steps: 150
                learning-rate: 0.2
                learning-rate-steps: {75: 0.02, 125: 0.002}
                evaluate-every: 50
                loss-sample: 0
                """
                    + more,
                Map.of())
            .get(0),
        dataset);
  }

  @Test
  void sgdEndsAtTheSolutionOfTheNormalEquations() {
    RunSetup setup = setup("loss: squared-error\n");
    List<StepMetrics> rows = new ArrayList<>();
    double[] optimum = leastSquares(dataset, dataset.train());
    float[] x;
    try (Training training =
        new Training(setup.dataset(), setup.network(), setup.options(), new Compute(2))) {
      TrainingState state = training.initialState();
      training.run(state, (metrics, at) -> rows.add(metrics));
      x = state.parameters();
    }
    for (int j = 0; j <= D; j++) {
      assertEquals(optimum[j], x[j], 0.01, "coordinate " + j);
    }
    StepMetrics end = rows.get(rows.size() - 1);
    double least = meanSquare(dataset, dataset.train(), optimum);
    assertEquals(least, end.trainLoss(), 1e-3 * least);
    // R² by hand: 1 − the error's mean square over the variance of the targets.
    double mean = 0;
    double squares = 0;
    for (int i = 0; i < 200; i++) {
      mean += dataset.test().target(i) / 200.0;
      squares += Math.pow(dataset.test().target(i), 2) / 200;
    }
    double expected = 1 - meanSquare(dataset, dataset.test(), optimum) / (squares - mean * mean);
    assertTrue(expected > 0.5);
    assertEquals(expected, end.testAccuracy(), 0.005);
    assertTrue(rows.get(50).isEvaluated());
  }

  @Test
  void aModelThatIsWorseThanTheMeanExplainsNothing() {
    assertEquals(0, Evaluator.explained(100, dataset.test()));
    assertEquals(0, Evaluator.explained(Double.NaN, dataset.test()));
    assertEquals(1, Evaluator.explained(0, dataset.test()));
  }

  @Test
  void refusesWhatNeedsClasses() {
    assertEquals(
        "model flatten | dense(outputs=classes) on linear: the data set has numbers to predict, and"
            + " no classes: set loss to squared-error",
        assertThrows(InvalidConfigException.class, () -> setup("")).getMessage());
    assertTrue(
        assertThrows(
                InvalidConfigException.class,
                () -> setup("loss: squared-error\nattack: label-flip\nbyzantine: 1\n"))
            .getMessage()
            .endsWith("the attack label-flip changes labels, and the data set has none"));
    assertThrows(
        IllegalArgumentException.class,
        () -> Datasets.CATALOGUE.create(Spec.parse("linear(noise=-1)")));
  }

  private static double[] features(Dataset data, Images images, int row) {
    float[] z = new float[D];
    data.copy(images, row, z, 0);
    double[] features = new double[D + 1];
    for (int j = 0; j < D; j++) {
      features[j] = z[j];
    }
    features[D] = 1; // of the bias
    return features;
  }

  private static double meanSquare(Dataset data, Images images, double[] x) {
    double sum = 0;
    for (int row = 0; row < images.count(); row++) {
      double difference = -images.target(row);
      double[] z = features(data, images, row);
      for (int j = 0; j <= D; j++) {
        difference += x[j] * z[j];
      }
      sum += difference * difference;
    }
    return sum / images.count();
  }

  /** Solves (ZᵀZ)·x = Zᵀy by Gauss-Jordan elimination. */
  private static double[] leastSquares(Dataset data, Images images) {
    double[][] system = new double[D + 1][D + 2];
    for (int row = 0; row < images.count(); row++) {
      double[] z = features(data, images, row);
      for (int j = 0; j <= D; j++) {
        for (int k = 0; k <= D; k++) {
          system[j][k] += z[j] * z[k];
        }
        system[j][D + 1] += z[j] * images.target(row);
      }
    }
    for (int pivot = 0; pivot <= D; pivot++) {
      for (int j = 0; j <= D; j++) {
        double factor = j == pivot ? 0 : system[j][pivot] / system[pivot][pivot];
        for (int k = pivot; k <= D + 1; k++) {
          system[j][k] -= factor * system[pivot][k];
        }
      }
    }
    double[] x = new double[D + 1];
    for (int j = 0; j <= D; j++) {
      x[j] = system[j][D + 1] / system[j][j];
    }
    return x;
  }
}
