package dev.strategikon.model.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.strategikon.model.DropoutKey;
import dev.strategikon.model.pytorch.PyTorch;

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
  public NDArray drop(PlacedLayer placed, Layer.Dropout dropout, NDArray input) {
    Shape shape = input.getShape();
    // One draw for a channel of an image, which the product repeats over its pixels.
    boolean repeated = dropout.wholeChannels() && shape.dimension() == 4;
    int size = Math.toIntExact(repeated ? shape.get(0) * shape.get(1) : shape.size());
    float[] mask = DropoutMask.draw(key.draws(placed.index()), dropout.rate(), size);
    NDArray drawn = PyTorch.copyOf(input.getManager(), mask, new Shape(size));
    if (repeated) {
      return input.mul(drawn.reshape(shape.get(0), shape.get(1), 1, 1));
    }
    // The mask needs the input's layout; otherwise the product is slow and has another layout.
    return input.mul(
        shape.dimension() == 4 ? ChannelsLast.viewed(drawn, shape) : drawn.reshape(shape));
  }
}
