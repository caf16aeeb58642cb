package dev.strategikon.testkit;

import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Rule;
import java.util.EnumSet;
import java.util.Set;

class BulyanContractTest extends RuleContract {
  @Override
  protected Rule rule() {
    return Aggregator.parse("bulyan").rule();
  }

  @Override
  protected int byzantine() {
    return 2;
  }

  /** Its last selections are among so few vectors that scores tie, and a tie goes by the order. */
  @Override
  protected Set<Law> lacks() {
    return EnumSet.of(Law.ANY_ORDER);
  }
}
