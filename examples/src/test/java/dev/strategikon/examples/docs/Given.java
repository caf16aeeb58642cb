package dev.strategikon.examples.docs;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Dataset;
import ai.djl.training.loss.Loss;

/** What the Java on the pages has from its reader. */
public final class Given {
  private static final Model MODEL = newModel();

  private Given() {}

  /** 14 workers agree, 11 send something far away. */
  public static float[][] receive() {
    float[][] gradients = new float[25][];
    for (int i = 0; i < gradients.length; i++) {
      gradients[i] = i % 2 == 0 || i == 1 ? new float[] {1, 2, 3} : new float[] {-100 * i, 0, 0};
    }
    return gradients;
  }

  /** The gradient of ‖x‖²/2; three workers send something else. */
  public static float[] gradient(int worker, float[] x) {
    float[] gradient = x.clone();
    for (int j = 0; j < x.length; j++) {
      gradient[j] *= worker < 3 ? -10 : 1;
    }
    return gradient;
  }

  /** A trainer of a network with one layer. */
  public static Trainer newTrainer() {
    Trainer trainer =
        MODEL.newTrainer(
            new DefaultTrainingConfig(Loss.l2Loss()).optDevices(new Device[] {Device.cpu()}));
    trainer.initialize(new Shape(1, 4));
    return trainer;
  }

  /** 60 samples in batches of 20. */
  public static Dataset newImages() {
    NDManager manager = MODEL.getNDManager();
    return new ArrayDataset.Builder()
        .setData(manager.randomNormal(new Shape(60, 4)))
        .optLabels(manager.randomNormal(new Shape(60, 1)))
        .setSampling(20, true, true)
        .build();
  }

  private static Model newModel() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    Model model = Model.newInstance("small");
    model.setBlock(Linear.builder().setUnits(1).build());
    return model;
  }
}
