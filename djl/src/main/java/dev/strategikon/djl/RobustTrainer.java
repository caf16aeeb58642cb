package dev.strategikon.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Batch;
import ai.djl.training.listener.TrainingListener.BatchData;
import dev.strategikon.compute.Compute;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.round.ClosedRound;
import dev.strategikon.round.OpenRound;
import dev.strategikon.round.RoundBuffer;
import dev.strategikon.round.TooManyRejectedException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Makes the steps of a DJL {@link Trainer} Byzantine-robust. It takes the place of {@code
 * EasyTrain.trainBatch}: m workers have a part of the batch each, a rule aggregates their m
 * gradients, and the aggregate becomes the network's gradient, with which the trainer's optimizer
 * makes its step.
 *
 * <pre>{@code
 * RobustTrainer robust =
 *     new RobustTrainer(trainer, 10, 2, Aggregator.parse("nnm | trimmed-mean"), compute);
 * for (Batch batch : trainer.iterateDataset(data)) {
 *   robust.trainBatch(batch);
 *   trainer.step();
 *   batch.close();
 * }
 * }</pre>
 *
 * <p>A rule sees the gradient of all layers as one vector, as in the paper (Xie, Koyejo and Gupta,
 * UAI 2019). No rule filters the running statistics of batch normalisation: they are no gradient.
 *
 * <p>Memory: (m + 2)·d floats. Thread-safety: none, as the trainer has none.
 */
public final class RobustTrainer {
  private final Trainer trainer;
  private final int m;
  private final FlatGradient gradient;
  private final RoundBuffer rounds;

  /**
   * Prepares a trainer's steps.
   *
   * @param trainer initialized, with one device, the CPU; it stays the caller's
   * @param m how many workers
   * @param byzantine q, unless the pipeline states its own
   * @param aggregator the rule; it needs no server's sample
   * @param compute threads and kernels of the aggregation
   * @throws IllegalStateException if the trainer is not initialized
   * @throws IllegalArgumentException if it has several devices or a GPU, no parameter has a
   *     gradient, the rule is not defined for m and q, or it needs a server's sample
   */
  public RobustTrainer(
      Trainer trainer, int m, int byzantine, Aggregator aggregator, Compute compute) {
    if (trainer.getDevices().length != 1) {
      throw new IllegalArgumentException(
          "The trainer has %d devices, expected the CPU alone: use optDevices(Device.cpu())"
              .formatted(trainer.getDevices().length));
    }
    if (aggregator.needsSample()) {
      throw new IllegalArgumentException(
          "The rule needs the gradient of a server's sample: use FlatGradient with a RoundBuffer");
    }
    this.trainer = trainer;
    this.m = m;
    this.gradient = FlatGradient.of(trainer.getModel().getBlock());
    this.rounds = new RoundBuffer(m, gradient.dimension(), byzantine, aggregator, compute);
  }

  /**
   * Computes the gradients of a batch that m workers share equally, and replaces the network's
   * gradient by the aggregate. The trainer's listeners see every part as a batch of its own. {@link
   * Trainer#step} makes the step.
   *
   * @param batch a multiple of m samples; it stays open
   * @return the aggregate and the workers that were rejected
   * @throws IllegalArgumentException if there is another number of samples
   * @throws TooManyRejectedException if more than the declared q gradients are not finite; the
   *     network's gradient is zero then
   */
  public ClosedRound trainBatch(Batch batch) {
    if (batch.getSize() == 0 || batch.getSize() % m != 0) {
      throw new IllegalArgumentException(
          "The batch has %d samples, which %d workers cannot share equally: take a multiple, and leave"
                  .formatted(batch.getSize(), m)
              + " out the last batch by setSampling(size, true, true)");
    }
    Device[] places = new Device[m];
    Arrays.fill(places, trainer.getDevices()[0]);
    List<Batch> parts = List.of(batch.split(places, true));
    try {
      return trainBatches(parts);
    } finally {
      parts.forEach(Batch::close);
    }
  }

  /**
   * Computes the gradients of m minibatches, one for each worker, and replaces the network's
   * gradient by the aggregate. The trainer's listeners see every minibatch. {@link Trainer#step}
   * makes the step.
   *
   * @param minibatches m batches on the trainer's device; they stay open
   * @return the aggregate and the workers that were rejected
   * @throws IllegalArgumentException if there are not m of them
   * @throws TooManyRejectedException if more than the declared q gradients are not finite; the
   *     network's gradient is zero then
   */
  public ClosedRound trainBatches(List<Batch> minibatches) {
    if (minibatches.size() != m) {
      throw new IllegalArgumentException(
          "Expected %d minibatches, one for each worker, got %d".formatted(m, minibatches.size()));
    }
    OpenRound round = rounds.open();
    try {
      gradient.clear();
      for (int worker = 0; worker < m; worker++) {
        backward(minibatches.get(worker));
        gradient.submit(round, worker);
        gradient.clear();
      }
    } catch (RuntimeException | Error e) {
      round.abandon();
      throw e;
    }
    ClosedRound closed = round.close();
    gradient.write(closed.vector());
    return closed;
  }

  private void backward(Batch minibatch) {
    NDList labels = minibatch.getLabels();
    NDList predictions;
    try (GradientCollector collector = trainer.newGradientCollector()) {
      predictions = trainer.forward(minibatch.getData(), labels);
      NDArray loss = trainer.getLoss().evaluate(labels, predictions);
      collector.backward(loss);
    }
    Device device = trainer.getDevices()[0];
    BatchData seen = new BatchData(minibatch, Map.of(device, labels), Map.of(device, predictions));
    trainer.notifyListeners(listener -> listener.onTrainingBatch(trainer, seen));
  }
}
