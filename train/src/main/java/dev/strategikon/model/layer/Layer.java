package dev.strategikon.model.layer;

import dev.strategikon.model.ImageShape;
import java.util.List;

/**
 * The description of one layer of a {@link LayerNetwork}, without the values of its parameters. A
 * layer with parameters has a weight and a bias; the bias is as long as the weight's first
 * dimension.
 */
public sealed interface Layer {
  /** {@return the layer's name in the names of its parameters, such as {@code conv}} */
  String kind();

  /**
   * {@return the shape of the output for one image}
   *
   * @param input the shape of one image
   * @throws IllegalArgumentException if the layer does not take that input
   */
  ImageShape output(ImageShape input);

  /**
   * {@return the dimensions of the weight, empty if the layer has no parameters}
   *
   * @param input the shape of one image
   */
  default List<Integer> weightShape(ImageShape input) {
    return List.of();
  }

  /**
   * A convolution.
   *
   * @param channels how many kernels, and so channels of the output
   * @param kernel the rows and columns of a kernel
   * @param stride the step from one place of the kernel to the next
   * @param padding the zeros on each side, fewer than the kernel has rows
   */
  record Conv(int channels, int kernel, int stride, int padding) implements Layer {
    /** The usual rows and columns of a kernel. */
    static final int KERNEL = 3;

    /**
     * Checks the numbers.
     *
     * @param channels how many kernels, and so channels of the output
     * @param kernel the rows and columns of a kernel
     * @param stride the step from one place of the kernel to the next
     * @param padding the zeros on each side, fewer than the kernel has rows
     */
    public Conv {
      requirePositive(channels, "The channels of a convolution");
      requirePositive(kernel, "The kernel of a convolution");
      requirePositive(stride, "The stride of a convolution");
      if (padding < 0 || padding >= kernel) {
        throw new IllegalArgumentException(
            "The padding of a convolution of %d x %1$d must be 0 to %d, not %d"
                .formatted(kernel, kernel - 1, padding));
      }
    }

    /**
     * Creates a convolution with kernels of 3 × 3 and stride 1.
     *
     * @param channels how many kernels, and so channels of the output
     * @param padding the zeros on each side, fewer than 3
     */
    public Conv(int channels, int padding) {
      this(channels, KERNEL, 1, padding);
    }

    /**
     * Creates a convolution with kernels of 3 × 3 that keeps the size of the image.
     *
     * @param channels how many kernels, and so channels of the output
     */
    public Conv(int channels) {
      this(channels, 1);
    }

    @Override
    public String kind() {
      return "conv";
    }

    @Override
    public ImageShape output(ImageShape input) {
      if (Math.min(input.height(), input.width()) + 2 * padding < kernel) {
        throw new IllegalArgumentException(
            "A convolution of %d x %1$d with padding %d does not fit on %s: use larger images"
                .formatted(kernel, padding, input));
      }
      return new ImageShape(channels, places(input.height()), places(input.width()));
    }

    private int places(int size) {
      return (size + 2 * padding - kernel) / stride + 1;
    }

    @Override
    public List<Integer> weightShape(ImageShape input) {
      return List.of(channels, input.channels(), kernel, kernel);
    }
  }

  /**
   * Batch normalisation (Ioffe and Szegedy 2015), channel by channel: subtract the mean, divide by
   * √(variance + 1e-5), then multiply by the weight and add the bias. For the mean and the variance
   * see {@link dev.strategikon.model.Statistics}.
   */
  record BatchNorm() implements Layer {
    /** Added to the variance. */
    static final float EPSILON = 1e-5f;

    @Override
    public String kind() {
      return "batch-norm";
    }

    @Override
    public ImageShape output(ImageShape input) {
      return input;
    }

    @Override
    public List<Integer> weightShape(ImageShape input) {
      return List.of(input.channels());
    }
  }

  /** The positive part of every value. */
  record Relu() implements Layer {
    @Override
    public String kind() {
      return "relu";
    }

    @Override
    public ImageShape output(ImageShape input) {
      return input;
    }
  }

  /**
   * The maximum of every square of {@code size} × {@code size} values. Rows and columns that fill
   * no square are dropped.
   *
   * @param size the square's side, and the step from one square to the next
   */
  record MaxPool(int size) implements Layer {
    /**
     * Checks the size.
     *
     * @param size the square's side, and the step from one square to the next
     */
    public MaxPool {
      requirePositive(size, "The size of a max-pool");
    }

    @Override
    public String kind() {
      return "max-pool";
    }

    @Override
    public ImageShape output(ImageShape input) {
      if (input.height() < size || input.width() < size) {
        throw new IllegalArgumentException(
            "A max-pool of %d x %d does not fit on %s: use larger images"
                .formatted(size, size, input));
      }
      return new ImageShape(input.channels(), input.height() / size, input.width() / size);
    }
  }

  /**
   * Dropout (Srivastava et al. 2014): in training each value becomes zero with probability {@code
   * rate}, the others are scaled so that the expectation stays the same. In evaluation values do
   * not change.
   *
   * @param rate the probability, in [0, 1)
   * @param wholeChannels whether all values of a channel become zero together (Tompson et al.
   *     2015). In a flat vector every value is a channel, so there it makes no difference
   */
  record Dropout(double rate, boolean wholeChannels) implements Layer {
    /**
     * Checks the rate.
     *
     * @param rate the probability, in [0, 1)
     * @param wholeChannels whether all values of a channel become zero together (Tompson et al.
     *     2015). In a flat vector every value is a channel, so there it makes no difference
     */
    public Dropout {
      if (!(rate >= 0 && rate < 1)) {
        throw new IllegalArgumentException(
            "The rate of a dropout must be in [0, 1), but is " + rate);
      }
    }

    /**
     * Creates a dropout of single values.
     *
     * @param rate the probability, in [0, 1)
     */
    public Dropout(double rate) {
      this(rate, false);
    }

    @Override
    public String kind() {
      return "dropout";
    }

    @Override
    public ImageShape output(ImageShape input) {
      return input;
    }
  }

  /** Lays an image out as one vector, channel by channel, row by row. */
  record Flatten() implements Layer {
    @Override
    public String kind() {
      return "flatten";
    }

    @Override
    public ImageShape output(ImageShape input) {
      return ImageShape.flat(input.size());
    }
  }

  /**
   * A dense layer: every output is a weighted sum of all inputs, plus a bias.
   *
   * @param outputs how many outputs
   */
  record Dense(int outputs) implements Layer {
    /**
     * Checks the count.
     *
     * @param outputs how many outputs
     */
    public Dense {
      requirePositive(outputs, "The outputs of a dense layer");
    }

    @Override
    public String kind() {
      return "dense";
    }

    @Override
    public ImageShape output(ImageShape input) {
      if (!input.isFlat()) {
        throw new IllegalArgumentException(
            "A dense layer takes a flat vector, not " + input + ": put a flatten before it");
      }
      return ImageShape.flat(outputs);
    }

    @Override
    public List<Integer> weightShape(ImageShape input) {
      return List.of(outputs, input.channels());
    }
  }

  private static void requirePositive(int value, String what) {
    if (value < 1) {
      throw new IllegalArgumentException(what + " must be at least 1, not " + value);
    }
  }
}
