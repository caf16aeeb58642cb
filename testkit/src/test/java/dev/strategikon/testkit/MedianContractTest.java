package dev.strategikon.testkit;

import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Rule;

class MedianContractTest extends RuleContract {
  @Override
  protected Rule rule() {
    return Aggregator.parse("median").rule();
  }
}
