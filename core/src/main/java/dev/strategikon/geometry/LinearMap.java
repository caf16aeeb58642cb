package dev.strategikon.geometry;

import dev.strategikon.gradient.Weights;
import java.util.Arrays;

/**
 * A linear map on worker space: m vectors X become n vectors W·X. All pre-aggregators are such
 * maps, and so is a selection of vectors. Immutable.
 */
public final class LinearMap {
  private final double[][] weights;
  private final int inputs;

  private LinearMap(double[][] weights, int inputs) {
    this.weights = weights;
    this.inputs = inputs;
  }

  /**
   * Returns the map with given weights.
   *
   * @param weights W, n rows of m weights, owned by the map from now on
   * @return the map
   * @throws IllegalArgumentException if there is no row, or the rows differ in length
   */
  public static LinearMap of(double[]... weights) {
    if (weights.length == 0) {
      throw new IllegalArgumentException("Expected at least one row of weights, got none");
    }
    for (double[] row : weights) {
      if (row.length != weights[0].length) {
        throw new IllegalArgumentException(
            "The rows of a map have " + weights[0].length + " and " + row.length + " weights");
      }
    }
    return new LinearMap(weights, weights[0].length);
  }

  /**
   * Returns the map whose outputs are NaN in all coordinates.
   *
   * @param outputs n
   * @param inputs m
   * @return the map
   */
  public static LinearMap nan(int outputs, int inputs) {
    double[][] weights = new double[outputs][];
    Arrays.setAll(weights, a -> Weights.nan(inputs));
    return new LinearMap(weights, inputs);
  }

  /**
   * Returns the map that scales each vector.
   *
   * @param scales a factor for each of the m vectors, only read
   * @return an m × m map
   */
  public static LinearMap diagonal(double[] scales) {
    double[][] weights = new double[scales.length][scales.length];
    for (int i = 0; i < scales.length; i++) {
      weights[i][i] = scales[i];
    }
    return new LinearMap(weights, scales.length);
  }

  /**
   * Returns the map that selects some of m vectors.
   *
   * @param m the number of vectors
   * @param indices the selected vectors in the order of the outputs, only read
   * @return a map with one output for each index
   */
  public static LinearMap selection(int m, int[] indices) {
    double[][] weights = new double[indices.length][m];
    for (int a = 0; a < indices.length; a++) {
      weights[a][indices[a]] = 1;
    }
    return new LinearMap(weights, m);
  }

  /** {@return m, the number of inputs} */
  public int inputs() {
    return inputs;
  }

  /** {@return n, the number of outputs} */
  public int outputs() {
    return weights.length;
  }

  /**
   * Returns the weight of an input in an output.
   *
   * @param a the output's index
   * @param i the input's index
   * @return W_ai
   */
  public double weight(int a, int i) {
    return weights[a][i];
  }

  /**
   * Returns the weights of an output.
   *
   * @param a the output's index
   * @return the map's own m weights, not to be written
   */
  public double[] row(int a) {
    return weights[a];
  }

  /**
   * Returns the map of some more vectors, the last ones, which it keeps as they are.
   *
   * @param more how many
   * @return this map itself if there are none
   */
  public LinearMap keepingLast(int more) {
    if (more == 0) {
      return this;
    }
    double[][] rows = new double[weights.length + more][];
    for (int a = 0; a < weights.length; a++) {
      rows[a] = Arrays.copyOf(weights[a], inputs + more);
    }
    for (int k = 0; k < more; k++) {
      rows[weights.length + k] = new double[inputs + more];
      rows[weights.length + k][inputs + k] = 1;
    }
    return new LinearMap(rows, inputs + more);
  }

  /**
   * Returns the composition of this map and another.
   *
   * @param second the map that is applied to this one's outputs
   * @return the map of both
   */
  public LinearMap then(LinearMap second) {
    double[][] product = new double[second.outputs()][];
    for (int b = 0; b < product.length; b++) {
      product[b] = combine(second.weights[b]);
    }
    return new LinearMap(product, inputs);
  }

  /**
   * Returns the weights of the inputs in a combination of the outputs.
   *
   * @param outputWeights n weights, only read
   * @return m weights, owned by the caller
   */
  public double[] combine(double[] outputWeights) {
    double[] combined = new double[inputs];
    for (int a = 0; a < outputWeights.length; a++) {
      if (outputWeights[a] != 0) {
        for (int i = 0; i < inputs; i++) {
          combined[i] += outputWeights[a] * weights[a][i];
        }
      }
    }
    return combined;
  }

  /** {@return whether every output is one of the inputs} */
  public boolean isSelection() {
    return Arrays.stream(weights).allMatch(row -> Weights.onlyOne(row) >= 0);
  }

  /** {@return the input that each output is; −1 for an output that is not one of the inputs} */
  public int[] chosen() {
    return Arrays.stream(weights).mapToInt(Weights::onlyOne).toArray();
  }

  /**
   * Returns W·X of a selection.
   *
   * @param rows X, m rows
   * @return the selected arrays themselves, in a new outer array
   */
  public float[][] select(float[][] rows) {
    return Arrays.stream(chosen()).mapToObj(i -> rows[i]).toArray(float[][]::new);
  }
}
