package dev.strategikon.testkit;

import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Rule;

class GeometricMedianContractTest extends RuleContract {
  @Override
  protected Rule rule() {
    return Aggregator.parse("geometric-median").rule();
  }

  /** Its last iteration stops that far from the optimum. */
  @Override
  protected float tolerance() {
    return 1e-3f;
  }
}
