package dev.strategikon.model;

/**
 * The result of evaluating a network on some images.
 *
 * @param images the number of images
 * @param correct for how many the label has the largest output; of equal ones the first counts. 0
 *     if they have targets instead of labels
 * @param lossSum the sum of the images' losses
 */
public record Evaluation(int images, int correct, double lossSum) {
  /** The evaluation of no images. */
  public static final Evaluation NONE = new Evaluation(0, 0, 0);

  /** Returns the evaluation of the images of both. */
  public Evaluation plus(Evaluation other) {
    return new Evaluation(images + other.images, correct + other.correct, lossSum + other.lossSum);
  }

  /** Returns the share of images that were correct, NaN if there were none. */
  public double accuracy() {
    return (double) correct / images;
  }

  /** Returns the mean loss, NaN if there were no images. */
  public double meanLoss() {
    return lossSum / images;
  }
}
