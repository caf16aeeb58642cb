package dev.strategikon.model.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.strategikon.model.Batch;
import dev.strategikon.model.DropoutKey;
import dev.strategikon.model.Loss;
import dev.strategikon.model.Moments;
import dev.strategikon.model.Statistics;
import dev.strategikon.model.pytorch.PyTorch;
import dev.strategikon.model.pytorch.TorchSession;
import java.util.List;

/** Computes with layers over one native array of d parameters. */
final class LayerSession extends TorchSession {
  private final LayerNetwork network;
  private final ForwardPass forward;
  private final NDArray parameters;

  /** The leaf of the last recorded pass. */
  private NDArray leaf;

  LayerSession(LayerNetwork network, Loss loss) {
    this(network, loss, PyTorch.newManager());
  }

  /** Opens a session that takes its native memory from a manager, and closes it at its end. */
  LayerSession(LayerNetwork network, Loss loss, NDManager manager) {
    super(network, loss, manager);
    this.network = network;
    this.forward = new ForwardPass(network);
    this.parameters = manager.create(new Shape(network.dimension()), DataType.FLOAT32);
  }

  @Override
  protected void write(float[] x) {
    PyTorch.write(x, parameters);
  }

  @Override
  protected NDArray trainingOutputs(NDManager call, Batch batch, DropoutKey key) {
    // A new leaf over the same memory has no gradient yet, so none has to be zeroed.
    leaf = view(call);
    leaf.setRequiresGradient(true);
    return forward.logits(leaf, reordered(call, batch), new TrainingPhase(key));
  }

  @Override
  protected void readGradient(float[] gradient) {
    PyTorch.read(leaf.getGradient(), gradient);
  }

  @Override
  protected Statistics statistics(List<Batch> batches) {
    PooledMoments pooled = new PooledMoments();
    // Without dropout, because the statistics are for evaluations, which have none.
    batches.forEach(batch -> pooled.add(moments(batch, null), batch.size()));
    return pooled.statistics();
  }

  @Override
  public Statistics passStatistics(Batch batch, DropoutKey key) {
    requireReady(batch);
    requireTrainable(batch);
    return new Statistics(moments(batch, key));
  }

  private List<Moments> moments(Batch batch, DropoutKey key) {
    CalibrationPhase phase = new CalibrationPhase(key);
    PyTorch.recordGradients(false);
    try (NDManager call = manager().newSubManager()) {
      forward.logits(view(call), reordered(call, batch), phase);
    }
    return phase.moments();
  }

  @Override
  protected NDArray evaluationOutputs(NDManager call, Batch batch, Statistics statistics) {
    return forward.logits(view(call), reordered(call, batch), new EvaluationPhase(statistics));
  }

  /** Returns x for one call, as an array of its own over the session's memory. */
  private NDArray view(NDManager call) {
    NDArray x = parameters.stopGradient();
    x.attach(call);
    return x;
  }

  private NDArray reordered(NDManager call, Batch batch) {
    return ChannelsLast.reordered(images(call, batch));
  }

  /** One value has no variance, and PyTorch refuses it. */
  @Override
  protected void requireTrainable(Batch batch) {
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

  @Override
  protected void requireFitting(Statistics statistics) {
    List<Integer> expected = network.normalisedChannels();
    List<Integer> found =
        statistics.layers().stream().map(moments -> moments.mean().length).toList();
    if (!found.equals(expected)) {
      throw new IllegalArgumentException(
          "The network normalises channels %s, but there are statistics for %s: take those of calibrate"
              .formatted(expected, found));
    }
  }
}
