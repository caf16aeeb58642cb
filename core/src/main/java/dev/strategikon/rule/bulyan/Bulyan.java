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
          "Krum chooses m - 2q vectors; of those, the m - 4q values of every coordinate nearest to"
              + " their median are averaged.",
          "El Mhamdi, Guerraoui and Rouault, ICML 2018",
          List.of(),
          new Guide(
              """
              S: θ = m − 2q times, Krum among the remaining vectors chooses one and takes it out;
                 among r remaining ones it counts max(0, r − q − 2) neighbours
              A_j = Σ_{i ∈ N_j} x_ij / (θ − 2q)
              N_j: the θ − 2q chosen values x_ij, i ∈ S, nearest to their median
              """,
              "4q + 2 < m, so at most about m/4 attackers.",
              "The geometry, θ·m² for the selection, and a sort of θ values a coordinate.",
              "Where more than about m/4 may be Byzantine. Its second half bounds single coordinates;"
                  + " its first half is Krum, which prefers identical vectors."),
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
