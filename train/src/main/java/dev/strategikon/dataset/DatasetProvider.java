package dev.strategikon.dataset;

import dev.strategikon.spec.Catalogue.Entry;
import java.util.List;

/**
 * Brings data sets of somebody's own, found like a {@link dev.strategikon.pipeline.RuleProvider},
 * for {@link Datasets#CATALOGUE}.
 */
@FunctionalInterface
public interface DatasetProvider {
  /** {@return the data sets, with names that no others have} */
  List<Entry<DatasetSource>> datasets();
}
