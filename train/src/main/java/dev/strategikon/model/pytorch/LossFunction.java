package dev.strategikon.model.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.strategikon.model.Batch;
import dev.strategikon.model.Evaluation;
import dev.strategikon.model.Loss;

/** Computes a {@link Loss} of outputs, images × classes. */
final class LossFunction {
  private LossFunction() {}

  /** Returns the mean loss, as a scalar that can be differentiated. */
  static NDArray mean(Loss loss, NDArray outputs, Batch batch, NDManager call) {
    if (loss == Loss.CROSS_ENTROPY) {
      NDArray labels = PyTorch.indices(call, batch.labels(), new Shape(batch.size(), 1));
      return outputs.logSoftmax(1).gather(labels, 1).mean().neg();
    }
    Shape shape = outputs.getShape();
    float[] targets = targets(batch, (int) shape.get(1));
    return outputs.sub(PyTorch.copyOf(call, targets, shape)).square().mean();
  }

  /** Evaluates images. */
  static Evaluation evaluate(Loss loss, NDArray outputs, Batch batch) {
    boolean entropy = loss == Loss.CROSS_ENTROPY;
    float[] values = (entropy ? outputs.logSoftmax(1) : outputs).toFloatArray();
    int classes = values.length / batch.size();
    float[] targets = entropy ? null : targets(batch, classes);
    int correct = 0;
    double lossSum = 0;
    for (int i = 0; i < batch.size(); i++) {
      int label = batch.labels()[i];
      double own =
          entropy
              ? -values[i * classes + label]
              : meanSquare(values, targets, i * classes, classes);
      // A network that has diverged gives NaN, and no image is correct.
      boolean isRight = batch.targets() == null && largest(values, i * classes, classes) == label;
      correct += isRight && !Double.isNaN(own) ? 1 : 0;
      lossSum += own;
    }
    return new Evaluation(batch.size(), correct, lossSum);
  }

  /** Returns the first of the largest of some values. */
  private static int largest(float[] values, int from, int count) {
    int largest = 0;
    for (int c = 1; c < count; c++) {
      if (values[from + c] > values[from + largest]) {
        largest = c;
      }
    }
    return largest;
  }

  private static double meanSquare(float[] values, float[] targets, int from, int count) {
    double sum = 0;
    for (int c = from; c < from + count; c++) {
      double difference = (double) values[c] - targets[c];
      sum += difference * difference;
    }
    return sum / count;
  }

  /** Returns what the outputs should be, images × classes. */
  private static float[] targets(Batch batch, int classes) {
    if (batch.targets() != null) {
      return batch.targets();
    }
    float[] targets = new float[batch.size() * classes];
    for (int i = 0; i < batch.size(); i++) {
      targets[i * classes + batch.labels()[i]] = 1;
    }
    return targets;
  }
}
