package dev.strategikon.model.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.strategikon.model.Batch;
import dev.strategikon.model.DropoutKey;
import dev.strategikon.model.Evaluation;
import dev.strategikon.model.ImageShape;
import dev.strategikon.model.Loss;
import dev.strategikon.model.Network;
import dev.strategikon.model.NetworkSession;
import dev.strategikon.model.Statistics;
import java.util.List;

/**
 * What all sessions have in common: the checks, the loss, the backward pass and the memory. Each
 * call frees all that it has made; what stays belongs to {@link #manager}.
 */
public abstract class TorchSession implements NetworkSession {
  private final Network network;
  private final Loss loss;
  private final NDManager manager;
  private boolean parametersSet;

  /**
   * Opens a session.
   *
   * @param network that of the session
   * @param loss of which gradients are computed
   * @param manager of the native memory; closed with the session
   */
  protected TorchSession(Network network, Loss loss, NDManager manager) {
    this.network = network;
    this.loss = loss;
    this.manager = manager;
  }

  /**
   * Copies x to where the outputs are computed from; it has d elements.
   *
   * @param x d floats, only read
   */
  protected abstract void write(float[] x);

  /**
   * Computes the outputs of a training pass while PyTorch records it.
   *
   * @param call owns what is made
   * @param batch fit for a training pass
   * @param key of the random numbers
   * @return images × classes
   */
  protected abstract NDArray trainingOutputs(NDManager call, Batch batch, DropoutKey key);

  /**
   * Copies the gradient that the backward pass has left; it has d elements.
   *
   * @param gradient d floats, overwritten
   */
  protected abstract void readGradient(float[] gradient);

  /**
   * Computes the outputs of an evaluation, images × classes.
   *
   * @param call owns what is made
   * @param batch fits the network
   * @param statistics fit the network
   * @return images × classes
   */
  protected abstract NDArray evaluationOutputs(NDManager call, Batch batch, Statistics statistics);

  /**
   * Computes the statistics of batches that are fit for a training pass.
   *
   * @param batches at least one
   * @return the statistics
   */
  protected abstract Statistics statistics(List<Batch> batches);

  /**
   * Refuses a batch that fits the images but not a training pass.
   *
   * @param batch fits the network's images
   */
  protected void requireTrainable(Batch batch) {}

  /**
   * Refuses statistics of another network.
   *
   * @param statistics those of an evaluation
   */
  protected void requireFitting(Statistics statistics) {}

  @Override
  public final void setParameters(float[] x) {
    requireOpen();
    requireLength("parameters", x.length, network.dimension());
    write(x);
    parametersSet = true;
  }

  @Override
  public final float gradient(Batch batch, DropoutKey key, float[] gradient) {
    requireReady(batch);
    requireTrainable(batch);
    requireLength("elements of the gradient", gradient.length, network.dimension());
    PyTorch.recordGradients(true);
    try (NDManager call = manager.newSubManager()) {
      NDArray mean = LossFunction.mean(loss, trainingOutputs(call, batch, key), batch, call);
      PyTorch.backward(mean);
      readGradient(gradient);
      return mean.getFloat();
    } finally {
      PyTorch.recordGradients(false);
    }
  }

  @Override
  public final Statistics calibrate(List<Batch> batches) {
    requireOpen();
    if (!network.hasBatchNorm()) {
      return Statistics.NONE;
    }
    if (batches.isEmpty()) {
      throw new IllegalArgumentException("Batch normalisation needs images to calibrate by");
    }
    for (Batch batch : batches) {
      requireReady(batch);
      requireTrainable(batch);
    }
    return statistics(batches);
  }

  @Override
  public final Evaluation evaluate(Batch batch, Statistics statistics) {
    requireReady(batch);
    requireFitting(statistics);
    PyTorch.recordGradients(false);
    try (NDManager call = manager.newSubManager()) {
      return LossFunction.evaluate(loss, evaluationOutputs(call, batch, statistics), batch);
    }
  }

  @Override
  public void close() {
    manager.close();
  }

  /** {@return the manager of what stays from call to call} */
  protected final NDManager manager() {
    return manager;
  }

  /**
   * Copies a batch's images: images × channels × height × width.
   *
   * @param call owns the array
   * @param batch fits the network
   * @return the array, of 32-bit floats
   */
  protected final NDArray images(NDManager call, Batch batch) {
    ImageShape image = network.inputShape();
    Shape shape = new Shape(batch.size(), image.channels(), image.height(), image.width());
    return PyTorch.copyOf(call, batch.images(), shape);
  }

  private void requireOpen() {
    if (!manager.isOpen()) {
      throw new IllegalStateException("This session is closed: open a new one");
    }
  }

  /**
   * Refuses a batch that the network does not take, or to compute without parameters.
   *
   * @param batch the batch of the call
   */
  protected final void requireReady(Batch batch) {
    requireOpen();
    if (!parametersSet) {
      throw new IllegalStateException("This session has no parameters: call setParameters first");
    }
    ImageShape image = network.inputShape();
    if (batch.images().length != (long) batch.size() * image.size()) {
      throw new IllegalArgumentException(
          "%d images of %s have %d values, but the batch has %d"
              .formatted(
                  batch.size(), image, (long) batch.size() * image.size(), batch.images().length));
    }
    if (batch.targets() != null) {
      requireTargets();
      return;
    }
    for (int label : batch.labels()) {
      if (label < 0 || label >= network.classes()) {
        throw new IllegalArgumentException(
            "The network has classes 0 to %d, but the batch has the label %d"
                .formatted(network.classes() - 1, label));
      }
    }
  }

  private void requireTargets() {
    if (loss == Loss.CROSS_ENTROPY || network.classes() != 1) {
      throw new IllegalArgumentException(
          "Targets need the loss squared-error and a network of 1 output, not %s and %d outputs"
              .formatted(loss, network.classes()));
    }
  }

  private static void requireLength(String what, int found, int expected) {
    if (found != expected) {
      throw new IllegalArgumentException("Expected %d %s, got %d".formatted(expected, what, found));
    }
  }
}
