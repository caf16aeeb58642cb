package dev.strategikon.pipeline;

import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.rule.PreAggregator;
import java.util.List;

/**
 * What pre-aggregators make of vectors, each seeing the geometry that those before it left.
 *
 * @param whole W of all together; null if there is none
 * @param last W of the last alone; null if there is none
 * @param beforeLast the geometry that the last one saw
 */
record Mixing(LinearMap whole, LinearMap last, Geometry beforeLast) {
  /** Returns the map of one pre-aggregator. */
  @FunctionalInterface
  interface Step {
    LinearMap map(PreAggregator stage, Geometry geometry);
  }

  static Mixing of(List<PreAggregator> stages, Geometry geometry, Step step) {
    Mixing mixing = new Mixing(null, null, geometry);
    for (PreAggregator stage : stages) {
      Geometry mixed = mixing.geometry();
      LinearMap map = step.map(stage, mixed);
      mixing = new Mixing(mixing.whole == null ? map : mixing.whole.then(map), map, mixed);
    }
    return mixing;
  }

  /** Returns the geometry of the result, made when it is asked for: columns do not need it. */
  Geometry geometry() {
    return last == null ? beforeLast : beforeLast.map(last);
  }
}
