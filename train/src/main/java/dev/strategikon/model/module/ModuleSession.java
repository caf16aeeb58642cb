package dev.strategikon.model.module;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.strategikon.model.Batch;
import dev.strategikon.model.DropoutKey;
import dev.strategikon.model.Loss;
import dev.strategikon.model.Statistics;
import dev.strategikon.model.pytorch.PyTorch;
import dev.strategikon.model.pytorch.TorchSession;
import java.util.List;

/**
 * Computes with modules of its own. One computes gradients, in training mode. What that changes in
 * it, such as running averages, it must not read again; {@link Probe} has checked this. Evaluations
 * have a second one, which is loaded anew for each calibration.
 */
final class ModuleSession extends TorchSession {
  /**
   * Passes over the images of a calibration. A running average with PyTorch's usual momentum then
   * has 0.9^65, a thousandth, of its first value, if there are five batches.
   */
  private static final int ROUNDS = 13;

  private final ModuleNetwork network;
  private final Module module;
  private final float[] parameters;

  /** Null before the first evaluation of a network with batch normalisation. */
  private Module calibrated;

  /** By which images it is calibrated, for the x that is set; null if for none. */
  private List<Batch> calibratedBy;

  ModuleSession(ModuleNetwork network, Loss loss) {
    super(network, loss, PyTorch.newManager());
    this.network = network;
    this.module = network.source().load(manager(), network.inputShape());
    this.parameters = new float[network.dimension()];
  }

  @Override
  protected void write(float[] x) {
    module.write(x);
    System.arraycopy(x, 0, parameters, 0, x.length);
    calibratedBy = null;
  }

  @Override
  protected NDArray trainingOutputs(NDManager call, Batch batch, DropoutKey key) {
    NDArray images = images(call, batch);
    return network.drawsRandomly()
        ? module.train(images, key).singletonOrThrow()
        : module.train(images).singletonOrThrow();
  }

  @Override
  protected void readGradient(float[] gradient) {
    module.takeGradient(gradient);
  }

  @Override
  protected Statistics statistics(List<Batch> batches) {
    return new Statistics(List.of(), batches);
  }

  @Override
  public Statistics passStatistics(Batch batch, DropoutKey key) {
    throw new UnsupportedOperationException(
        "A TorchScript module does not say by which moments it has normalised");
  }

  @Override
  protected NDArray evaluationOutputs(NDManager call, Batch batch, Statistics statistics) {
    if (network.hasBatchNorm() && calibratedBy != statistics.images()) {
      loadCalibrated(statistics.images());
    }
    Module evaluated = network.hasBatchNorm() ? calibrated : module;
    return evaluated.evaluate(images(call, batch)).singletonOrThrow();
  }

  /** Every session does the same, so all have the same bits. */
  private void loadCalibrated(List<Batch> batches) {
    if (calibrated != null) {
      calibrated.close();
    }
    calibrated = network.source().load(manager(), network.inputShape());
    calibrated.write(parameters);
    DropoutKey noMatter = new DropoutKey(0, 0, 0);
    for (int round = 0; round < ROUNDS; round++) {
      for (Batch batch : batches) {
        try (NDManager call = manager().newSubManager()) {
          NDArray images = images(call, batch);
          if (network.drawsRandomly()) {
            calibrated.train(images, noMatter);
          } else {
            calibrated.train(images);
          }
        }
      }
    }
    calibratedBy = batches;
  }

  @Override
  protected void requireFitting(Statistics statistics) {
    if (statistics.images().isEmpty() == network.hasBatchNorm()) {
      throw new IllegalArgumentException(
          "The statistics are those of another network: take those of calibrate");
    }
  }
}
