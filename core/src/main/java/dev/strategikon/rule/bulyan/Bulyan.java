package dev.strategikon.rule.bulyan;

import dev.strategikon.rule.CoordinateRule;
import dev.strategikon.rule.PreAggregator;
import dev.strategikon.rule.SelectionRule;
import dev.strategikon.rule.coordinate.Centre;
import dev.strategikon.rule.coordinate.MeanAround;

/**
 * Bulyan (El Mhamdi, Guerraoui and Rouault, ICML 2018): Krum chooses θ = m − 2q vectors one after
 * the other, and each coordinate is the mean of the θ − 2q chosen values nearest to their median.
 *
 * <p>Needs 4q + 2 &lt; m, so it takes at most about m/4 attackers. The second half was made to
 * bound single coordinates; the first inherits Krum's taste for twins. Costs the geometry, θ·m² for
 * the selection, and a sort of θ values a coordinate.
 */
public record Bulyan() implements SelectionRule {
  @Override
  public void check(int m, int q) {
    selection().check(m, q);
  }

  @Override
  public PreAggregator selection() {
    return new BulyanSelection();
  }

  @Override
  public CoordinateRule columns() {
    return new MeanAround("bulyan", Centre.MEDIAN, 2);
  }
}
