package dev.strategikon.split;

import dev.strategikon.spec.Catalogue;
import java.util.List;
import java.util.ServiceLoader;

/** The catalogue of splits. */
public final class Splits {
  /** All splits, those of every {@link SplitProvider} included; the first is the default. */
  public static final Catalogue<Split> CATALOGUE =
      new Catalogue<Split>(
              "split",
              List.of(
                  Iid.ENTRY,
                  Dirichlet.ENTRY,
                  GammaSimilarity.ENTRY,
                  LabelShards.ENTRY,
                  SortedShards.ENTRY))
          .with(ServiceLoader.load(SplitProvider.class), SplitProvider::splits);

  private Splits() {}
}
