package dev.strategikon.model;

/**
 * The result of evaluating a network on some images.
 *
 * @param images the number of images
 * @param correct for how many the label has the largest probability; of equal ones the first counts
 * @param lossSum the sum of the images' cross-entropies, in nats
 */
public record Evaluation(int images, int correct, double lossSum) {
  /** The evaluation of no images. */
  public static final Evaluation NONE = new Evaluation(0, 0, 0);

  /** Evaluates images by their log-probabilities, images × classes. */
  static Evaluation of(float[] logProbabilities, int[] labels) {
    int classes = logProbabilities.length / labels.length;
    int correct = 0;
    double lossSum = 0;
    for (int i = 0; i < labels.length; i++) {
      int first = i * classes;
      int largest = 0;
      for (int c = 1; c < classes; c++) {
        if (logProbabilities[first + c] > logProbabilities[first + largest]) {
          largest = c;
        }
      }
      float loss = -logProbabilities[first + labels[i]];
      // A network that has diverged gives NaN, and no image is correct.
      if (largest == labels[i] && !Float.isNaN(loss)) {
        correct++;
      }
      lossSum += loss;
    }
    return new Evaluation(labels.length, correct, lossSum);
  }

  /** {@return the evaluation of the images of both} */
  public Evaluation plus(Evaluation other) {
    return new Evaluation(images + other.images, correct + other.correct, lossSum + other.lossSum);
  }

  /** {@return the share of images that were correct, NaN if there were none} */
  public double accuracy() {
    return (double) correct / images;
  }

  /** {@return the mean cross-entropy, NaN if there were no images} */
  public double meanLoss() {
    return lossSum / images;
  }
}
