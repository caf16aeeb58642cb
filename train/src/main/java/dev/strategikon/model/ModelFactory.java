package dev.strategikon.model;

import java.util.Optional;

/** Makes a network for the images of a data set. */
@FunctionalInterface
public interface ModelFactory {
  /**
   * Makes the network.
   *
   * @param input the shape of one image
   * @param classes how many classes there are
   * @return the network
   * @throws IllegalArgumentException if the images do not fit the network, or its file cannot be
   *     read
   */
  Network create(ImageShape input, int classes);

  /**
   * Makes the network for images of {@code channels} × {@code height} × {@code width}.
   *
   * @param channels C
   * @param height H, in pixels
   * @param width W, in pixels
   * @param classes how many classes there are
   * @return the network
   */
  default Network create(int channels, int height, int width, int classes) {
    return create(new ImageShape(channels, height, width), classes);
  }

  /**
   * {@return the contents of the file that the network is made of, for processes that cannot read
   * it; empty if there is none}
   *
   * @throws IllegalArgumentException if the file cannot be read
   */
  default Optional<byte[]> file() {
    return Optional.empty();
  }

  /**
   * {@return a factory of the same network that reads no file}
   *
   * @param contents those of {@link #file}, not copied
   */
  default ModelFactory with(byte[] contents) {
    return this;
  }
}
