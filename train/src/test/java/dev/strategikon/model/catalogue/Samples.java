package dev.strategikon.model.catalogue;

import dev.strategikon.model.Batch;
import dev.strategikon.model.DropoutKey;
import dev.strategikon.model.ImageShape;
import dev.strategikon.model.Initialisation;
import dev.strategikon.model.Loss;
import dev.strategikon.model.Network;
import dev.strategikon.model.NetworkSession;
import dev.strategikon.model.layer.Layer;
import dev.strategikon.model.layer.Layer.BatchNorm;
import dev.strategikon.model.layer.Layer.Conv;
import dev.strategikon.model.layer.Layer.Dense;
import dev.strategikon.model.layer.Layer.Dropout;
import dev.strategikon.model.layer.Layer.Flatten;
import dev.strategikon.model.layer.Layer.MaxPool;
import dev.strategikon.model.layer.Layer.Relu;
import dev.strategikon.model.layer.LayerNetwork;
import dev.strategikon.random.Draws;
import dev.strategikon.spec.Spec;
import java.util.List;

/** Networks and images for tests. */
public final class Samples {
  public static final DropoutKey KEY = new DropoutKey(1, 2, 3);

  private Samples() {}

  public static Network onCifar(String spec) {
    return Models.CATALOGUE.create(Spec.parse(spec)).create(3, 32, 32, 10);
  }

  /** Every kind of layer, small enough to go through each parameter. */
  public static LayerNetwork small(boolean batchNorm, boolean dropout) {
    Layer normalise = batchNorm ? new BatchNorm() : new Relu();
    Layer drop = new Dropout(dropout ? 0.5 : 0);
    return new LayerNetwork(
        new ImageShape(2, 6, 4),
        List.of(
            new Conv(3),
            normalise,
            new MaxPool(2),
            drop,
            new Flatten(),
            new Dense(5),
            new Relu(),
            drop,
            new Dense(3)));
  }

  public static Batch batch(Network network, int size, long seed) {
    Draws draws = Draws.of(seed, "test-batch");
    float[] images = new float[size * network.inputShape().size()];
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) draws.nextGaussian();
    }
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      labels[i] = draws.nextInt(network.classes());
    }
    return new Batch(images, labels);
  }

  /** Computes one gradient in a session of its own. */
  public static float[] gradient(Network network, Batch batch, DropoutKey key) {
    float[] gradient = new float[network.dimension()];
    try (NetworkSession session = network.open(Loss.CROSS_ENTROPY)) {
      session.setParameters(network.initialParameters(Initialisation.PYTORCH, 1));
      session.gradient(batch, key, gradient);
    }
    return gradient;
  }
}
