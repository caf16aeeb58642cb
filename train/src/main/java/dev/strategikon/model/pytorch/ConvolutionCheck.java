package dev.strategikon.model.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.util.Optional;

/**
 * Convolutions whose outputs and gradients are known: what PyTorch makes of them tells whether this
 * machine can be trusted. See {@link OneDnn} for one that could not.
 */
final class ConvolutionCheck {
  private static final int IMAGES = 10;
  private static final int SIDE = 8;

  /** No multiples of what a vector register holds. */
  private static final int[] CHANNELS = {4, 11};

  /** The fault depends on what was in memory before; so the memory is not clean. */
  private static final int TRIES = 3;

  private ConvolutionCheck() {}

  /**
   * Returns what is wrong, and what to do; empty if nothing is.
   *
   * @param manager of the native memory
   */
  static Optional<String> fault(NDManager manager) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      for (int channels : CHANNELS) {
        try (NDManager call = manager.newSubManager()) {
          leaveDirt(call);
          Optional<String> fault = fault(call, channels);
          if (fault.isPresent()) {
            return fault;
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Allocates memory, fills it and frees it. */
  private static void leaveDirt(NDManager manager) {
    for (int size = 1 << 10; size <= 1 << 17; size <<= 1) {
      manager.full(new Shape(size), 7f).close();
    }
  }

  /** Of ones with ones: the outputs, and the gradient of their sum by the images. */
  private static Optional<String> fault(NDManager manager, int channels) {
    NDArray images = manager.ones(new Shape(IMAGES, channels, SIDE, SIDE));
    NDArray weights = manager.ones(new Shape(channels, channels, 3, 3));
    Shape one = new Shape(1, 1);
    images.setRequiresGradient(true);
    PyTorch.recordGradients(true);
    try {
      NDArray outputs = Conv2d.conv2d(images, weights, null, one, one, one).singletonOrThrow();
      PyTorch.backward(outputs.sum());
      return fault("outputs", outputs, channels)
          .or(() -> fault("gradients", images.getGradient(), channels));
    } finally {
      PyTorch.recordGradients(false);
    }
  }

  private static Optional<String> fault(String what, NDArray array, int channels) {
    float[] values = new float[IMAGES * channels * SIDE * SIDE];
    PyTorch.read(array, values);
    return fault(what, values, channels);
  }

  /** Compares with the number of windows that cover a pixel, once for each channel. */
  static Optional<String> fault(String what, float[] values, int channels) {
    for (int i = 0; i < values.length; i++) {
      int expected = channels * windows(i / SIDE % SIDE) * windows(i % SIDE);
      if (values[i] != expected) {
        return Optional.of(
            ("PyTorch computes wrong %s of convolutions on this machine: %s where %d is right. So"
                    + " does oneDNN where a virtual machine hides the processor's caches: set the"
                    + " environment variable %s=%s and start again")
                .formatted(what, values[i], expected, OneDnn.VARIABLE, OneDnn.SAFE));
      }
    }
    return Optional.empty();
  }

  private static int windows(int place) {
    return place == 0 || place == SIDE - 1 ? 2 : 3;
  }
}
