package dev.strategikon.spark;

import dev.strategikon.geometry.Geometry;
import dev.strategikon.pipeline.RuleProvider;
import dev.strategikon.rule.GeometryRule;
import dev.strategikon.rule.Rule;
import dev.strategikon.samples.WholeMedian;
import dev.strategikon.spec.Catalogue.Entry;
import java.util.Arrays;
import java.util.List;

/** Rules that a provider on the class path brings, as a plugin's does. */
public final class OwnRules implements RuleProvider {
  private record Medoid() implements GeometryRule {
    @Override
    public void check(int m, int q) {}

    @Override
    public double[] weights(Geometry geometry, int q) {
      double[] sums = new double[geometry.count()];
      Arrays.setAll(sums, i -> Arrays.stream(geometry.squaredDistancesFrom(i)).sum());
      double[] weights = new double[sums.length];
      double least = Arrays.stream(sums).min().orElseThrow();
      for (int i = 0; i < sums.length; i++) {
        if (sums[i] == least) {
          weights[i] = 1;
          break;
        }
      }
      return weights;
    }
  }

  @Override
  public List<Entry<Rule>> rules() {
    return List.of(
        new Entry<>("own-medoid", "", "", List.of(), arguments -> new Medoid()),
        new Entry<>("own-median", "", "", List.of(), arguments -> new WholeMedian()));
  }
}
