package dev.strategikon.split;

import dev.strategikon.spec.Catalogue;
import java.util.List;

/** The catalogue of splits. */
public final class Splits {
  /** All splits; the first is the default. */
  public static final Catalogue<Split> CATALOGUE =
      new Catalogue<>(
          "split",
          List.of(
              Iid.ENTRY,
              Dirichlet.ENTRY,
              GammaSimilarity.ENTRY,
              LabelShards.ENTRY,
              SortedShards.ENTRY));

  private Splits() {}
}
