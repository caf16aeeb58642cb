package dev.strategikon.pipeline;

import dev.strategikon.rule.PreAggregator;
import dev.strategikon.rule.preaggregator.Arc;
import dev.strategikon.rule.preaggregator.Bucketing;
import dev.strategikon.rule.preaggregator.Clipping;
import dev.strategikon.rule.preaggregator.Nnm;
import dev.strategikon.spec.Catalogue;
import java.util.List;
import java.util.ServiceLoader;

/** The catalogue of pre-aggregators. */
public final class PreAggregators {
  /** All pre-aggregators, those of every {@link PreAggregatorProvider} included. */
  public static final Catalogue<PreAggregator> CATALOGUE =
      new Catalogue<PreAggregator>(
              "pre-aggregator", List.of(Clipping.ENTRY, Arc.ENTRY, Nnm.ENTRY, Bucketing.ENTRY))
          .with(
              ServiceLoader.load(PreAggregatorProvider.class),
              PreAggregatorProvider::preAggregators);

  private PreAggregators() {}
}
