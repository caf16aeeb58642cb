package dev.strategikon.model.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.strategikon.model.Moments;
import dev.strategikon.model.Statistics;
import dev.strategikon.model.pytorch.PyTorch;
import java.util.Iterator;

/** Normalises by fixed statistics. */
final class EvaluationPhase implements Phase {
  private final Iterator<Moments> layers;

  EvaluationPhase(Statistics statistics) {
    this.layers = statistics.layers().iterator();
  }

  @Override
  public NDArray normalise(NDArray input, NDArray weight, NDArray bias) {
    NDManager manager = bias.getManager();
    Moments moments = layers.next();
    return BatchNormalisation.byStatistics(
        input,
        PyTorch.copyOf(manager, moments.mean(), bias.getShape()),
        PyTorch.copyOf(manager, moments.variance(), bias.getShape()),
        weight,
        bias);
  }
}
