package dev.strategikon.model;

import ai.djl.ndarray.NDArray;

/** Normalises a batch by its own statistics and drops units by the draws of a key. */
record TrainingPhase(DropoutKey key) implements Phase {
  @Override
  public NDArray normalise(NDArray input, NDArray weight, NDArray bias) {
    // PyTorch wants running averages to update; these are dropped with the call.
    NDArray mean = bias.getManager().zeros(bias.getShape());
    NDArray variance = bias.getManager().zeros(bias.getShape());
    return BatchNormalisation.byBatch(input, mean, variance, weight, bias);
  }

  @Override
  public NDArray drop(PlacedLayer dropout, double rate, NDArray input) {
    int size = Math.toIntExact(input.getShape().size());
    float[] mask = DropoutMask.draw(key.draws(dropout.index()), rate, size);
    return input.mul(PyTorch.copyOf(input.getManager(), mask, input.getShape()));
  }
}
