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

  /**
   * {@return the evaluation of the images of both}
   *
   * @param other that of other images
   */
  public Evaluation plus(Evaluation other) {
    return new Evaluation(images + other.images, correct + other.correct, lossSum + other.lossSum);
  }

  /** {@return the share of images that were correct, NaN if there were none} */
  public double accuracy() {
    return (double) correct / images;
  }

  /** {@return the mean loss, NaN if there were no images} */
  public double meanLoss() {
    return lossSum / images;
  }
}
