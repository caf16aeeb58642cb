package dev.strategikon.model.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * The memory layout in which PyTorch's convolutions, pools and batch normalisations are fastest on
 * a CPU: all channels of a pixel lie together. The indices stay images × channels × height × width,
 * and the output of each operation has the layout of its input.
 */
final class ChannelsLast {
  private ChannelsLast() {}

  /** Returns the same values at the same indices, in memory channels last; closes the original. */
  static NDArray reordered(NDArray images) {
    Shape shape = images.getShape();
    NDArray pixels = images.transpose(0, 2, 3, 1);
    // This reshape is not possible as a view, so it copies the values in the order of the indices.
    NDArray copied = pixels.reshape(-1);
    images.close();
    return viewed(copied, shape);
  }

  /**
   * Returns values whose memory is already channels last as an array of the given shape.
   *
   * @param shape images × channels × height × width
   */
  static NDArray viewed(NDArray values, Shape shape) {
    return values
        .reshape(shape.get(0), shape.get(2), shape.get(3), shape.get(1))
        .transpose(0, 3, 1, 2);
  }
}
