package dev.strategikon.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * Computes a network's gradients and evaluations by PyTorch, for one thread. Owns native memory for
 * d parameters, which {@link #close} frees; each call frees all else that it needs.
 *
 * <p>Not thread-safe, but any number of sessions may compute at the same time. Every operation runs
 * on the calling thread alone, and random numbers come from a {@link DropoutKey} alone. So on one
 * machine the results have the same bits in any session, on any number of threads.
 */
public final class NetworkSession implements AutoCloseable {
  private final Network network;
  private final ForwardPass forward;
  private final NDManager manager;
  private final NDArray parameters;
  private boolean parametersSet;

  /** Opens a session. The first session of a process loads PyTorch. */
  public NetworkSession(Network network) {
    this(network, PyTorch.newManager());
  }

  /** Opens a session that takes its native memory from a manager, and closes it at its end. */
  NetworkSession(Network network, NDManager manager) {
    this.network = network;
    this.forward = new ForwardPass(network);
    this.manager = manager;
    this.parameters = manager.create(new Shape(network.dimension()), DataType.FLOAT32);
  }

  /**
   * Sets x, which is copied, for the following calls.
   *
   * @throws IllegalArgumentException if there are not d of them
   */
  public void setParameters(float[] x) {
    requireOpen();
    requireLength("parameters", x.length, network.dimension());
    PyTorch.write(x, parameters);
    parametersSet = true;
  }

  /**
   * Computes the gradient by x of a batch's mean cross-entropy.
   *
   * @param batch the images and their labels
   * @param key the key of the dropout's random numbers
   * @param gradient receives d floats
   * @return the mean cross-entropy, in nats
   * @throws IllegalArgumentException if the batch does not fit the network, or gradient has not d
   *     elements
   */
  public float gradient(Batch batch, DropoutKey key, float[] gradient) {
    requireReady(batch);
    requireBatchMoments(batch);
    requireLength("elements of the gradient", gradient.length, network.dimension());
    PyTorch.recordGradients(true);
    try (NDManager call = manager.newSubManager()) {
      // A new leaf over the same memory has no gradient yet, so none has to be zeroed.
      NDArray x = view(call);
      x.setRequiresGradient(true);
      NDArray logits = forward.logits(x, images(call, batch), new TrainingPhase(key));
      NDArray labels = PyTorch.indices(call, batch.labels(), new Shape(batch.size(), 1));
      NDArray loss = logits.logSoftmax(1).gather(labels, 1).mean().neg();
      PyTorch.backward(loss);
      PyTorch.read(x.getGradient(), gradient);
      return loss.getFloat();
    } finally {
      PyTorch.recordGradients(false);
    }
  }

  /**
   * Computes the statistics of x on fixed images, in batches that are normalised as in training.
   * The result is {@link Statistics#NONE} if the network has no batch normalisation.
   *
   * @param batches at least one; the labels are not read
   * @throws IllegalArgumentException if a batch does not fit the network, or there is none
   */
  public Statistics calibrate(List<Batch> batches) {
    requireOpen();
    if (!network.hasBatchNorm()) {
      return Statistics.NONE;
    }
    if (batches.isEmpty()) {
      throw new IllegalArgumentException("Batch normalisation needs images to calibrate by");
    }
    PooledMoments pooled = new PooledMoments();
    // Without dropout, because the statistics are for evaluations, which have none.
    batches.forEach(batch -> pooled.add(moments(batch, null), batch.size()));
    return pooled.statistics();
  }

  /**
   * Computes the mean and the variance of each channel by which a gradient normalises its batch.
   *
   * @param key that of the gradient's dropout
   * @return one entry for each batch normalisation
   * @throws IllegalArgumentException if the batch does not fit the network
   */
  public Statistics passStatistics(Batch batch, DropoutKey key) {
    return new Statistics(moments(batch, key));
  }

  private List<Moments> moments(Batch batch, DropoutKey key) {
    requireReady(batch);
    requireBatchMoments(batch);
    CalibrationPhase phase = new CalibrationPhase(key);
    PyTorch.recordGradients(false);
    try (NDManager call = manager.newSubManager()) {
      forward.logits(view(call), images(call, batch), phase);
    }
    return phase.moments();
  }

  /**
   * Classifies images, without dropout. The memory needed grows with the batch.
   *
   * @param statistics those of {@link #calibrate} for the same x
   * @throws IllegalArgumentException if the batch or the statistics do not fit the network
   */
  public Evaluation evaluate(Batch batch, Statistics statistics) {
    requireReady(batch);
    requireFitting(statistics);
    PyTorch.recordGradients(false);
    try (NDManager call = manager.newSubManager()) {
      NDArray logits =
          forward.logits(view(call), images(call, batch), new EvaluationPhase(statistics));
      return Evaluation.of(logits.logSoftmax(1).toFloatArray(), batch.labels());
    }
  }

  /** Frees the native memory. A second call has no effect. */
  @Override
  public void close() {
    manager.close();
  }

  /** Returns x for one call, as an array of its own over the session's memory. */
  private NDArray view(NDManager call) {
    NDArray x = parameters.stopGradient();
    x.attach(call);
    return x;
  }

  private NDArray images(NDManager call, Batch batch) {
    ImageShape image = network.inputShape();
    Shape shape = new Shape(batch.size(), image.channels(), image.height(), image.width());
    return ChannelsLast.reordered(PyTorch.copyOf(call, batch.images(), shape));
  }

  private void requireOpen() {
    if (!manager.isOpen()) {
      throw new IllegalStateException("This session is closed: open a new one");
    }
  }

  private void requireReady(Batch batch) {
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
    for (int label : batch.labels()) {
      if (label < 0 || label >= network.classes()) {
        throw new IllegalArgumentException(
            "The network has classes 0 to %d, but the batch has the label %d"
                .formatted(network.classes() - 1, label));
      }
    }
  }

  /** One value has no variance, and PyTorch refuses it. */
  private void requireBatchMoments(Batch batch) {
    boolean single =
        network.layers().stream()
            .anyMatch(
                placed ->
                    placed.layer() instanceof Layer.BatchNorm
                        && placed.input().height() * placed.input().width() * batch.size() < 2);
    if (single) {
      throw new IllegalArgumentException(
          "Batch normalisation needs at least 2 values a channel, but the batch has 1:"
              + " use more images");
    }
  }

  private void requireFitting(Statistics statistics) {
    List<Integer> expected = network.normalisedChannels();
    List<Integer> found =
        statistics.layers().stream().map(moments -> moments.mean().length).toList();
    if (!found.equals(expected)) {
      throw new IllegalArgumentException(
          "The network normalises channels %s, but there are statistics for %s: take those of calibrate"
              .formatted(expected, found));
    }
  }

  private static void requireLength(String what, int found, int expected) {
    if (found != expected) {
      throw new IllegalArgumentException("Expected %d %s, got %d".formatted(expected, what, found));
    }
  }
}
