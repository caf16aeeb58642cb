/**
 * Byzantine-robust aggregation: gradients, rules, attacks, audits. Depends on nothing.
 *
 * <p>Start with {@code dev.strategikon.rule.Aggregator}.
 */
module dev.strategikon.core {
  exports dev.strategikon.random;
  exports dev.strategikon.spec;
}
