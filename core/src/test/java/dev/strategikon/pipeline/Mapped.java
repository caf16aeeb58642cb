package dev.strategikon.pipeline;

import dev.strategikon.compute.Compute;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.rule.PreAggregator;
import dev.strategikon.rule.Round;
import dev.strategikon.spec.Spec;

/**
 * What a pre-aggregator makes of vectors.
 *
 * @param spec the pre-aggregator
 */
record Mapped(String spec) {
  /** Returns the vectors that come out, in double. */
  double[][] of(float[][] rows, int q, Round round) {
    PreAggregator stage = PreAggregators.CATALOGUE.create(Spec.parse(spec));
    stage.check(rows.length, q);
    LinearMap map = stage.map(Geometry.of(Gradients.of(rows), Compute.SERIAL), q, round);
    double[][] out = new double[stage.outputs(rows.length, q)][rows[0].length];
    for (int a = 0; a < out.length; a++) {
      for (int i = 0; i < rows.length; i++) {
        for (int j = 0; j < rows[i].length; j++) {
          out[a][j] += map.weight(a, i) * rows[i][j];
        }
      }
    }
    return out;
  }
}
