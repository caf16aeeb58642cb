package dev.strategikon.model.layer;

import ai.djl.ndarray.NDArray;
import dev.strategikon.model.DropoutKey;
import dev.strategikon.model.Moments;
import java.util.ArrayList;
import java.util.List;

/** Normalises a batch by its own statistics and keeps them. */
final class CalibrationPhase implements Phase {
  private final Phase dropout;
  private final List<Moments> moments = new ArrayList<>();

  /**
   * Creates a phase for one batch.
   *
   * @param key of the dropout; null for none
   */
  CalibrationPhase(DropoutKey key) {
    this.dropout = key == null ? null : new TrainingPhase(key);
  }

  @Override
  public NDArray drop(PlacedLayer placed, Layer.Dropout layer, NDArray input) {
    return dropout == null ? input : dropout.drop(placed, layer, input);
  }

  @Override
  public NDArray normalise(NDArray input, NDArray weight, NDArray bias) {
    NDArray mean = bias.getManager().zeros(bias.getShape());
    NDArray variance = bias.getManager().zeros(bias.getShape());
    NDArray output = BatchNormalisation.byBatch(input, mean, variance, weight, bias);
    long channels = bias.getShape().size();
    moments.add(read(mean, variance, input.getShape().size() / channels));
    return output;
  }

  private static Moments read(NDArray mean, NDArray unbiased, long count) {
    float[] variance = unbiased.toFloatArray();
    for (int c = 0; c < variance.length; c++) {
      variance[c] *= (float) ((count - 1) / (double) count);
    }
    return new Moments(mean.toFloatArray(), variance);
  }

  /** Returns the moments of the batch, one entry a batch normalisation. */
  List<Moments> moments() {
    return moments;
  }
}
