package dev.strategikon.testkit;

import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Rule;

class KrumContractTest extends RuleContract {
  @Override
  protected Rule rule() {
    return Aggregator.parse("krum").rule();
  }
}
