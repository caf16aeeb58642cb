package dev.strategikon.sgd;

/**
 * The quality of a model. NaN stands for what was not measured.
 *
 * @param testAccuracy top-1 accuracy on the test set, or R² where numbers are predicted, in [0, 1]
 * @param trainLoss mean loss on training images; infinite or NaN once the model has diverged
 * @param validationAccuracy the same as testAccuracy on the images held out for validation
 */
record Quality(double testAccuracy, double trainLoss, double validationAccuracy) {
  static final Quality NONE = new Quality(Double.NaN, Double.NaN, Double.NaN);
}
