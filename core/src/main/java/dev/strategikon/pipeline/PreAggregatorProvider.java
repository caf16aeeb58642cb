package dev.strategikon.pipeline;

import dev.strategikon.rule.PreAggregator;
import dev.strategikon.spec.Catalogue.Entry;
import java.util.List;

/**
 * Brings pre-aggregators of somebody's own, found like a {@link RuleProvider}, for {@link
 * PreAggregators#CATALOGUE}.
 */
@FunctionalInterface
public interface PreAggregatorProvider {
  /** {@return the pre-aggregators, with names that no others have} */
  List<Entry<PreAggregator>> preAggregators();
}
