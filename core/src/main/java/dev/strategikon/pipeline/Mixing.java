package dev.strategikon.pipeline;

import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.rule.PreAggregator;
import java.util.List;

/**
 * The maps of several pre-aggregators. Each one sees the geometry after those before it.
 *
 * @param whole W of all together; null if there are none
 * @param last W of the last one alone; null if there are none
 * @param beforeLast the geometry before the last one
 */
record Mixing(LinearMap whole, LinearMap last, Geometry beforeLast) {
  /** Computes the map of one pre-aggregator. */
  @FunctionalInterface
  interface Step {
    /** Returns the map for the geometry before the stage. */
    LinearMap map(PreAggregator stage, Geometry geometry);
  }

  /** Computes the maps of some stages in order. */
  static Mixing of(List<PreAggregator> stages, Geometry geometry, Step step) {
    Mixing mixing = new Mixing(null, null, geometry);
    for (PreAggregator stage : stages) {
      Geometry mixed = mixing.geometry();
      LinearMap map = step.map(stage, mixed);
      mixing = new Mixing(mixing.whole == null ? map : mixing.whole.then(map), map, mixed);
    }
    return mixing;
  }

  /** Computes the geometry after all stages. Coordinate rules do not need it. */
  Geometry geometry() {
    return last == null ? beforeLast : beforeLast.map(last);
  }
}
