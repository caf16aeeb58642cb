package dev.strategikon.pipeline;

import dev.strategikon.rule.PreAggregator;
import dev.strategikon.rule.preaggregator.Arc;
import dev.strategikon.rule.preaggregator.Bucketing;
import dev.strategikon.rule.preaggregator.Clipping;
import dev.strategikon.rule.preaggregator.Nnm;
import dev.strategikon.spec.Catalogue;
import java.util.List;

/** The catalogue of pre-aggregators. */
public final class PreAggregators {
  /** All pre-aggregators. */
  public static final Catalogue<PreAggregator> CATALOGUE =
      new Catalogue<>(
          "pre-aggregator", List.of(Clipping.ENTRY, Arc.ENTRY, Nnm.ENTRY, Bucketing.ENTRY));

  private PreAggregators() {}
}
