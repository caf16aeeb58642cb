package dev.strategikon.examples.plugin;

import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.rule.PreAggregator;
import dev.strategikon.rule.Round;
import java.util.stream.IntStream;

/** A pre-aggregator: leaves out the last vector. */
public record DropLast() implements PreAggregator {
  @Override
  public void check(int m, int q) {
    if (m < 2) {
      throw new IllegalArgumentException("drop-last needs at least two vectors");
    }
  }

  @Override
  public int outputs(int m, int q) {
    return m - 1;
  }

  @Override
  public LinearMap map(Geometry geometry, int q, Round round) {
    int m = geometry.count();
    return LinearMap.selection(m, IntStream.range(0, m - 1).toArray());
  }
}
