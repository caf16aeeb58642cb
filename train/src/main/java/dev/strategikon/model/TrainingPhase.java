package dev.strategikon.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** Normalises a batch by its own statistics and drops units by the draws of a key. */
record TrainingPhase(DropoutKey key) implements Phase {
  @Override
  public NDArray normalise(NDArray input, NDArray weight, NDArray bias) {
    // PyTorch needs running averages to update; these are freed after the call.
    NDArray mean = bias.getManager().zeros(bias.getShape());
    NDArray variance = bias.getManager().zeros(bias.getShape());
    return BatchNormalisation.byBatch(input, mean, variance, weight, bias);
  }

  @Override
  public NDArray drop(PlacedLayer dropout, double rate, NDArray input) {
    int size = Math.toIntExact(input.getShape().size());
    float[] mask = DropoutMask.draw(key.draws(dropout.index()), rate, size);
    NDArray drawn = PyTorch.copyOf(input.getManager(), mask, new Shape(size));
    // The mask needs the input's layout; otherwise the product is slow and has another layout.
    Shape shape = input.getShape();
    return input.mul(
        shape.dimension() == 4 ? ChannelsLast.viewed(drawn, shape) : drawn.reshape(shape));
  }
}
