package dev.strategikon.options;

/**
 * The sample that the server draws in each step, if its rule or guard needs one: images drawn
 * i.i.d. from all training images.
 *
 * @param images n₀, how many in a step
 * @param pieces k, in how many pieces of equal size their gradients are computed
 */
public record ServerSampling(int images, int pieces) {
  /**
   * Checks the ranges, and that the pieces are of equal size.
   *
   * @param images n₀, how many in a step
   * @param pieces k, in how many pieces of equal size their gradients are computed
   */
  public ServerSampling {
    if (images < 1) {
      throw new IllegalArgumentException("server-sample must be at least 1, not " + images);
    }
    if (pieces < 1) {
      throw new IllegalArgumentException("server-pieces must be at least 1, not " + pieces);
    }
    if (images % pieces != 0) {
      throw new IllegalArgumentException(
          "server-sample must be a multiple of server-pieces, but %d is none of %d"
              .formatted(images, pieces));
    }
  }

  /** {@return the number of images of a piece} */
  public int pieceImages() {
    return images / pieces;
  }
}
