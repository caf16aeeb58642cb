package dev.strategikon.pipeline;

import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.rule.PreAggregator;
import dev.strategikon.rule.Round;
import java.util.List;

/**
 * The maps of several pre-aggregators. Each one sees the geometry after those before it.
 *
 * @param whole W of all together; null if there are none
 * @param last W of the last one alone; null if there are none
 * @param beforeLast the geometry before the last one
 */
record Mixing(LinearMap whole, LinearMap last, Geometry beforeLast) {
  /**
   * Computes the maps of some stages in order.
   *
   * @param geometry of m vectors, and of the server's own after them, which no stage changes
   * @param own how many vectors are the server's own
   * @param q the declared number
   * @param round the source of random numbers
   */
  static Mixing of(List<PreAggregator> stages, Geometry geometry, int own, int q, Round round) {
    Mixing mixing = new Mixing(null, null, geometry);
    for (PreAggregator stage : stages) {
      Geometry mixed = mixing.geometry();
      Geometry received = own == 0 ? mixed : mixed.first(mixed.count() - own);
      LinearMap map = map(stage, received, q, round);
      LinearMap all = own == 0 ? map : map.keepingLast(own);
      mixing = new Mixing(mixing.whole == null ? all : mixing.whole.then(all), all, mixed);
    }
    return mixing;
  }

  /** No stage must choose among distances that are not numbers: NaN in, NaN out. */
  private static LinearMap map(PreAggregator stage, Geometry geometry, int q, Round round) {
    return geometry.hasNan()
        ? LinearMap.nan(stage.outputs(geometry.count(), q), geometry.count())
        : stage.map(geometry, q, round);
  }

  /** Computes the geometry after all stages. Coordinate rules do not need it. */
  Geometry geometry() {
    return last == null ? beforeLast : beforeLast.map(last);
  }
}
