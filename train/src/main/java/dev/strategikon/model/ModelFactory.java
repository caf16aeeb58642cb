package dev.strategikon.model;

/** Makes a network for the images of a data set. */
@FunctionalInterface
public interface ModelFactory {
  /**
   * Makes the network.
   *
   * @param input the shape of one image
   * @param classes how many classes there are
   * @throws IllegalArgumentException if the images are too small for the network
   */
  Network create(ImageShape input, int classes);

  /** Makes the network for images of {@code channels} × {@code height} × {@code width}. */
  default Network create(int channels, int height, int width, int classes) {
    return create(new ImageShape(channels, height, width), classes);
  }
}
