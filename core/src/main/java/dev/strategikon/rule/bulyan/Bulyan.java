package dev.strategikon.rule.bulyan;

import dev.strategikon.rule.CoordinateRule;
import dev.strategikon.rule.PreAggregator;
import dev.strategikon.rule.Rule;
import dev.strategikon.rule.SelectionRule;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.List;

/**
 * Bulyan (El Mhamdi, Guerraoui and Rouault, ICML 2018): {@link BulyanSelection}, then {@link
 * BulyanColumns}.
 */
public record Bulyan() implements SelectionRule {
  /** Its entry in the catalogue. */
  public static final Entry<Rule> ENTRY =
      new Entry<>(
          "bulyan",
          "Krum selects m - 2q vectors. The m - 4q values of every coordinate that are nearest to"
              + " their median are averaged.",
          "El Mhamdi, Guerraoui and Rouault, ICML 2018",
          List.of(),
          new Guide(
              """
              S: θ = m − 2q times, Krum selects one of the remaining vectors and removes it;
                 with r vectors remaining, a score sums max(0, r − q − 2) neighbours
              A_j = Σ_{i ∈ N_j} x_ij / (θ − 2q)
              N_j: the θ − 2q selected values x_ij, i ∈ S, nearest to their median
              """,
              "4q + 2 < m, so at most about m/4 attackers.",
              "The geometry, θ·m² operations for the selection, and a sort of θ values for each"
                  + " coordinate.",
              "If more than about m/4 of the workers may be Byzantine. Its second half bounds single"
                  + " coordinates, but its first half is Krum, which prefers identical vectors."),
          arguments -> new Bulyan());

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
    return new BulyanColumns();
  }
}
