package dev.strategikon.split;

import dev.strategikon.dataset.Images;

/**
 * Splits the training images into parts, one for each worker. In every step a worker draws i.i.d.
 * from its part.
 */
@FunctionalInterface
public interface Split {
  /**
   * Returns the images of each part. Everything random is drawn by {@code Draws.of(seed, "split",
   * …)}, so the parts depend on the images' labels, the number of parts and the seed alone.
   *
   * @param images the training images, of which only the labels are read
   * @param parts the number of parts, at least 1
   * @param seed the run's
   * @return for each part the indices of its images, at least one; several parts may be the same
   *     array, and none is to be written
   * @throws IllegalArgumentException if there are too few images
   */
  int[][] parts(Images images, int parts, long seed);
}
