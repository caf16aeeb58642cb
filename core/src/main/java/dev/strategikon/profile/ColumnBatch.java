package dev.strategikon.profile;

import dev.strategikon.compute.Blocks;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.kernel.Kernels;
import dev.strategikon.rule.CoordinateRule;
import java.util.Arrays;

/**
 * Evaluates a coordinate rule at many t in one pass over the data. It works block by block in cache
 * and needs no vector of d floats for any t.
 *
 * @param line the line; it may have a sample of the coordinates only
 * @param geometry the line's geometry on all coordinates; null if no vectors are mixed
 * @param measure what is computed of an aggregate
 */
record ColumnBatch(Line line, GeometryLine geometry, ColumnMeasure measure) {
  /**
   * Prepares evaluations.
   *
   * @param line the line; it may have a sample of the coordinates only
   * @param geometry the line's geometry on all coordinates; null if no vectors are mixed
   * @param weights the weights of the coordinates; null if all are 1
   * @param objective ⟨r, A⟩ or −‖A − r‖²
   */
  static ColumnBatch of(Line line, GeometryLine geometry, double[] weights, Objective objective) {
    return new ColumnBatch(line, geometry, ColumnMeasure.of(line, weights, objective));
  }

  /** Returns the measure at each t; NaN if u is not finite. */
  double[] at(double[] ts) {
    if (ts.length == 0) {
      return ts;
    }
    LinearMap[] mixings = new LinearMap[ts.length];
    if (geometry != null) {
      Arrays.setAll(mixings, k -> geometry.mixing(ts[k]));
    }
    int width = measure.width();
    double[] sums =
        Blocks.sum(
            line.direction().length,
            ts.length * width,
            line.compute(),
            (from, to, leaf) -> block(ts, mixings, from, to, leaf));
    double[] values = new double[ts.length];
    Arrays.setAll(
        values, k -> measure.result(Arrays.copyOfRange(sums, k * width, (k + 1) * width)));
    return values;
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
      measure.sum(out, from, to, leaf, k * measure.width());
    }
  }
}
