package dev.strategikon.examples.plugin;

import dev.strategikon.rule.Rule;
import dev.strategikon.testkit.RuleContract;

class CentralTest extends RuleContract {
  @Override
  protected Rule rule() {
    return new Central();
  }
}
