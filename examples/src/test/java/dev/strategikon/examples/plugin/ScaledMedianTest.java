package dev.strategikon.examples.plugin;

import dev.strategikon.rule.Rule;
import dev.strategikon.testkit.RuleContract;
import java.util.EnumSet;
import java.util.Set;

class ScaledMedianTest extends RuleContract {
  @Override
  protected Rule rule() {
    return new ScaledMedian();
  }

  /** It scales, so it does not move along. */
  @Override
  protected Set<Law> lacks() {
    return EnumSet.of(Law.MOVES_ALONG);
  }
}
