package dev.strategikon.sgd;

/**
 * The quality of a model.
 *
 * @param testAccuracy top-1 accuracy on the test set, or R² where numbers are predicted, in [0, 1]
 * @param trainLoss mean loss on training images; infinite or NaN once the model has diverged
 */
record Quality(double testAccuracy, double trainLoss) {}
