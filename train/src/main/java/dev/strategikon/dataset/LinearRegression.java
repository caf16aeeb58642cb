package dev.strategikon.dataset;

import dev.strategikon.random.Draws;
import dev.strategikon.spec.Arguments;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Parameter;
import java.nio.file.Path;
import java.util.List;

/**
 * A synthetic regression of which the optimum is known: the target of a row is ⟨w, z⟩ + b +
 * noise·ξ, where z are d features, uniform with mean 0 and variance 1. w, b and ξ are standard
 * normal, w divided by √d. A feature is a byte, so a row is an image of 1 × d pixels.
 *
 * @param d the features of a row
 * @param noise the standard deviation of the noise
 * @param train the training rows
 * @param test the test rows
 * @param seed of everything that is drawn; the training seed does not change the data
 */
record LinearRegression(int d, double noise, int train, int test, long seed)
    implements DatasetSource {
  private static final String NAME = "linear";

  /** Its place in the catalogue. */
  static final Entry<DatasetSource> ENTRY =
      new Entry<>(
          NAME,
          "Synthetic linear regression: numbers to predict from d features, so that the optimum is"
              + " known. Needs loss: squared-error.",
          "drawn by the program",
          List.of(
              Parameter.optional("d", "20", "features"),
              Parameter.optional("noise", "0.1", "standard deviation of the targets' noise"),
              Parameter.optional("train", "2000", "training rows"),
              Parameter.optional("test", "500", "test rows"),
              Parameter.optional("seed", "1", "of weights, features and noise")),
          LinearRegression::of);

  /** Checks the numbers. */
  LinearRegression {
    if (d < 1 || train < 1 || test < 1 || !(noise >= 0)) {
      throw new IllegalArgumentException(
          "linear needs d, train and test of at least 1 and a noise of at least 0, not d=%d,"
                  .formatted(d)
              + " train=%d, test=%d, noise=%s".formatted(train, test, noise));
    }
  }

  private static LinearRegression of(Arguments arguments) {
    return new LinearRegression(
        arguments.integer("d"),
        arguments.number("noise"),
        arguments.integer("train"),
        arguments.integer("test"),
        arguments.integer("seed"));
  }

  /** Draws the data; ignores the directory. */
  @Override
  public Dataset load(Path directory) {
    return new Dataset(NAME, List.of("target"), rows("train", train), rows("test", test));
  }

  private Images rows(String part, int count) {
    double[] weights = weights();
    byte[] features = new byte[Math.multiplyExact(count, d)];
    float[] targets = new float[count];
    for (int row = 0; row < count; row++) {
      Draws draws = Draws.of(seed, "linear-" + part, row);
      double target = weights[d] + noise * draws.nextGaussian();
      for (int j = 0; j < d; j++) {
        int feature = draws.nextInt(1 << Byte.SIZE);
        features[row * d + j] = (byte) feature;
        target += weights[j] * standardised(feature);
      }
      targets[row] = (float) target;
    }
    return Images.withTargets(1, 1, d, features, targets);
  }

  /** Returns w, and b at its end. */
  double[] weights() {
    Draws draws = Draws.of(seed, "linear-weights");
    double[] weights = new double[d + 1];
    for (int j = 0; j <= d; j++) {
      weights[j] = draws.nextGaussian() / (j < d ? Math.sqrt(d) : 1);
    }
    return weights;
  }

  /** The bytes 0 to 255 have mean 127.5 and variance (256² − 1) / 12. */
  private static double standardised(int feature) {
    return (feature - 127.5) / Math.sqrt((256 * 256 - 1) / 12.0);
  }
}
