package dev.strategikon.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Batch;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.Batchifier;

/** A trainer of a small network whose weights are 1, by SGD with a learning rate of 0.1. */
final class Networks implements AutoCloseable {
  static {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
  }

  final Block block;
  final Trainer trainer;
  private final Model model;

  Networks(Block block, int inputs, TrainingListener... listeners) {
    this.block = block;
    this.model = Model.newInstance("small");
    block.setInitializer(Initializer.ONES, Parameter.Type.WEIGHT);
    model.setBlock(block);
    Optimizer sgd = Optimizer.sgd().setLearningRateTracker(Tracker.fixed(0.1f)).build();
    this.trainer =
        model.newTrainer(
            new DefaultTrainingConfig(Loss.l2Loss())
                .optOptimizer(sgd)
                .optDevices(new Device[] {Device.cpu()})
                .addTrainingListeners(listeners));
    trainer.initialize(new Shape(1, inputs));
  }

  /** Returns a batch of samples with the label 0. */
  Batch batch(float[][] samples) {
    NDManager manager = trainer.getManager().newSubManager();
    return new Batch(
        manager,
        new NDList(manager.create(samples)),
        new NDList(manager.zeros(new Shape(samples.length, 1))),
        samples.length,
        Batchifier.STACK,
        Batchifier.STACK,
        0,
        1);
  }

  /** Adds the gradient of half the mean square of the outputs. */
  void backward(float[][] samples) {
    try (Batch batch = batch(samples);
        GradientCollector collector = trainer.newGradientCollector()) {
      NDArray loss =
          trainer.getLoss().evaluate(batch.getLabels(), trainer.forward(batch.getData()));
      collector.backward(loss);
    }
  }

  /** Returns a parameter's values. */
  float[] values(int parameter) {
    return block.getParameters().get(parameter).getValue().getArray().toFloatArray();
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
