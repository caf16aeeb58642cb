package dev.strategikon.attack;

/**
 * A training image, as an attack on data sees it. Its pixels are not part of it: no attack decides
 * by them.
 *
 * @param index of the image among all training images, from 0
 * @param label its true label, from 0
 * @param classes the number of labels
 * @param seed the run's seed
 */
public record TrainingImage(int index, int label, int classes, long seed) {}
