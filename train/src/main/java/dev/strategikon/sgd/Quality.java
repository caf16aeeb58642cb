package dev.strategikon.sgd;

/**
 * What an evaluation measures.
 *
 * @param testAccuracy top-1 accuracy on the test set, or R² where numbers are predicted, in [0, 1]
 * @param trainLoss mean loss on training images; infinite or NaN once the model has diverged
 * @param validationAccuracy the same as testAccuracy on the images held out for validation; NaN if
 *     there are none
 * @param backdoorSuccess the share of test images that a trigger turns into its target, in [0, 1];
 *     NaN if it was not measured
 */
record Quality(
    double testAccuracy, double trainLoss, double validationAccuracy, double backdoorSuccess) {
  static final Quality NONE = new Quality(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
