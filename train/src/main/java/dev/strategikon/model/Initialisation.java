package dev.strategikon.model;

import java.util.Locale;

/** How the initial weights and biases of convolutions and dense layers are drawn. */
public enum Initialisation {
  /**
   * PyTorch's default: weights and biases uniform in ±1/√fan_in, where fan_in is the number of
   * inputs of one output (the uniform distribution of He et al. 2015 with slope √5).
   */
  PYTORCH {
    @Override
    public double weightBound(double fanIn, double fanOut) {
      return 1 / Math.sqrt(fanIn);
    }

    @Override
    public double biasBound(double fanIn) {
      return 1 / Math.sqrt(fanIn);
    }
  },

  /**
   * Glorot and Bengio 2010 in the form that MXNet has by default: weights uniform in ±√(3 /
   * ((fan_in + fan_out) / 2)), biases 0. The kernel's area counts in both fans.
   */
  XAVIER {
    @Override
    public double weightBound(double fanIn, double fanOut) {
      return Math.sqrt(6 / (fanIn + fanOut));
    }

    @Override
    public double biasBound(double fanIn) {
      return 0;
    }
  };

  /**
   * {@return the largest absolute value of a weight}
   *
   * @param fanIn the number of inputs of one output
   * @param fanOut the number of outputs that one input has
   */
  public abstract double weightBound(double fanIn, double fanOut);

  /**
   * {@return the largest absolute value of a bias}
   *
   * @param fanIn the number of inputs of one output
   */
  public abstract double biasBound(double fanIn);

  /** Returns the name used in files: lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
