package dev.strategikon.profile;

import dev.strategikon.compute.Blocks;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.kernel.Kernels;
import dev.strategikon.rule.CoordinateRule;
import java.util.Arrays;

/**
 * Evaluates a coordinate rule at many t in one pass over the data. It works block by block in cache
 * and needs no vector of d floats for any t.
 */
final class ColumnBatch {
  /** What is summed over the coordinates of an aggregate. */
  @FunctionalInterface
  interface Measure {
    /**
     * Returns the sum over coordinates [from, to).
     *
     * @param block the aggregate's values; {@code block[0]} is that of coordinate {@code from}
     */
    double of(float[] block, int from, int to);
  }

  private final Line line;
  private final GeometryLine geometry;
  private final Measure measure;

  /**
   * Prepares evaluations.
   *
   * @param line the line; it may have a sample of the coordinates only
   * @param geometry the line's geometry on all coordinates; null if no vectors are mixed
   * @param measure what is summed
   */
  ColumnBatch(Line line, GeometryLine geometry, Measure measure) {
    this.line = line;
    this.geometry = geometry;
    this.measure = measure;
  }

  /** Prepares evaluations of the inner product with the reference. */
  static ColumnBatch products(Line line, GeometryLine geometry) {
    float[] reference = line.reference();
    return new ColumnBatch(
        line,
        geometry,
        (block, from, to) -> {
          double sum = 0;
          for (int j = from; j < to; j++) {
            sum += (double) reference[j] * block[j - from];
          }
          return sum;
        });
  }

  /** Returns the sum at each t; NaN if u is not finite. */
  double[] at(double[] ts) {
    LinearMap[] mixings = new LinearMap[ts.length];
    if (geometry != null) {
      Arrays.setAll(mixings, k -> geometry.mixing(ts[k]));
    }
    return Blocks.sum(
        line.direction().length,
        ts.length,
        line.compute(),
        (from, to, leaf) -> block(ts, mixings, from, to, leaf));
  }

  private void block(double[] ts, LinearMap[] mixings, int from, int to, double[] leaf) {
    int h = line.honest().count();
    float[][] rows = new float[line.workers()][];
    for (int i = 0; i < h; i++) {
      rows[i] = Arrays.copyOfRange(line.honest().row(i), from, to);
    }
    float[] u = new float[to - from];
    Arrays.fill(rows, h, rows.length, u);
    float[] out = new float[to - from];
    Kernels kernels = line.compute().kernels();
    CoordinateRule.Kernel plain =
        geometry == null
            ? line.rule().columnKernel(null, rows.length, line.declared(), kernels)
            : null;
    for (int k = 0; k < ts.length; k++) {
      for (int j = from; j < to; j++) {
        u[j - from] = (float) (line.base(j) + line.slope(j) * ts[k]);
      }
      CoordinateRule.Kernel kernel =
          plain == null
              ? line.rule().columnKernel(mixings[k], rows.length, line.declared(), kernels)
              : plain;
      kernel.aggregate(rows, 0, to - from, out);
      leaf[k] = measure.of(out, from, to);
    }
  }
}
