package dev.strategikon.model.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.model.Batch;
import dev.strategikon.model.Initialisation;
import dev.strategikon.model.Loss;
import dev.strategikon.model.Network;
import dev.strategikon.model.NetworkSession;
import dev.strategikon.model.ParameterBlock;
import dev.strategikon.random.Draws;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradient of every model of the catalogue is the slope of its loss, block by block. */
class ModelGradientTest {
  /** A float loss has a step of 1e-7, so a slope an error of 1e-4. */
  private static final double STEP = 1e-3;

  private static final int DIRECTIONS = 5;

  /** Coordinates that a random direction moves. */
  private static final int MOVED = 16;

  static List<String> models() {
    return ModelSpecs.all();
  }

  @ParameterizedTest
  @MethodSource("models")
  void itIsTheSlopeOfTheLoss(String spec) {
    Network network = ModelSpecs.onTinyImages(spec);
    Batch batch = Samples.batch(network, 8, 5);
    float[] x = network.initialParameters(Initialisation.PYTORCH, 3);
    float[] gradient = new float[x.length];
    try (NetworkSession session = network.open(Loss.CROSS_ENTROPY)) {
      session.setParameters(x);
      session.gradient(batch, Samples.KEY, gradient);
      for (ParameterBlock block : network.parameters()) {
        double[] along = along(gradient, block);
        double length = product(along, gradient);
        assertTrue(length > 1e-3, () -> block.name() + " has no gradient");
        assertEquals(1, slope(session, batch, x, along) / length, 0.02, block.name());
        checkRandomDirections(session, batch, x, gradient, block);
      }
    }
  }

  /** What is missing from a gradient does not show along it. */
  private static void checkRandomDirections(
      NetworkSession session, Batch batch, float[] x, float[] gradient, ParameterBlock block) {
    double[] expected = new double[DIRECTIONS];
    double[] slopes = new double[DIRECTIONS];
    double largest = 0;
    for (int k = 0; k < DIRECTIONS; k++) {
      double[] direction = random(x.length, block, k);
      expected[k] = product(direction, gradient);
      slopes[k] = slope(session, batch, x, direction);
      largest = Math.max(largest, Math.abs(expected[k]));
    }
    for (int k = 0; k < DIRECTIONS; k++) {
      assertEquals(expected[k], slopes[k], 3e-4 + 0.05 * largest, block.name());
    }
  }

  /** The gradient of a block at length 1. */
  private static double[] along(float[] gradient, ParameterBlock block) {
    double[] along = new double[gradient.length];
    double squares = 0;
    for (int j = block.offset(); j < block.offset() + block.size(); j++) {
      along[j] = gradient[j];
      squares += along[j] * along[j];
    }
    for (int j = 0; j < along.length; j++) {
      along[j] /= Math.sqrt(squares);
    }
    return along;
  }

  private static double[] random(int dimension, ParameterBlock block, int number) {
    Draws draws = Draws.of(7, "direction", block.offset(), number);
    double[] direction = new double[dimension];
    for (int i = 0; i < MOVED; i++) {
      direction[block.offset() + draws.nextInt(block.size())] = (2 * draws.nextInt(2) - 1) / 4.0;
    }
    return direction;
  }

  private static double product(double[] direction, float[] gradient) {
    double sum = 0;
    for (int j = 0; j < direction.length; j++) {
      sum += direction[j] * gradient[j];
    }
    return sum;
  }

  private static double slope(NetworkSession session, Batch batch, float[] x, double[] direction) {
    double up = loss(session, batch, x, direction, STEP);
    double down = loss(session, batch, x, direction, -STEP);
    return (up - down) / (2 * STEP);
  }

  private static double loss(
      NetworkSession session, Batch batch, float[] x, double[] direction, double step) {
    float[] moved = x.clone();
    for (int j = 0; j < moved.length; j++) {
      moved[j] += (float) (step * direction[j]);
    }
    session.setParameters(moved);
    return session.gradient(batch, Samples.KEY, new float[x.length]);
  }
}
