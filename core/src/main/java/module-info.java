/**
 * Byzantine-robust aggregation: gradients, rules, attacks and audits. It has no dependencies.
 *
 * <p>Start with {@link dev.strategikon.pipeline.Aggregator}.
 */
module dev.strategikon.core {
  exports dev.strategikon.attack;
  exports dev.strategikon.attack.catalogue;
  exports dev.strategikon.attack.hidden;
  exports dev.strategikon.attack.manipulation;
  exports dev.strategikon.attack.plain;
  exports dev.strategikon.audit;
  exports dev.strategikon.audit.limit;
  exports dev.strategikon.compression;
  exports dev.strategikon.compute;
  exports dev.strategikon.files;
  exports dev.strategikon.geometry;
  exports dev.strategikon.gradient;
  exports dev.strategikon.kernel;
  exports dev.strategikon.pipeline;
  exports dev.strategikon.profile;
  exports dev.strategikon.random;
  exports dev.strategikon.round;
  exports dev.strategikon.rule;
  exports dev.strategikon.rule.bulyan;
  exports dev.strategikon.rule.coordinate;
  exports dev.strategikon.rule.geometry;
  exports dev.strategikon.rule.guard;
  exports dev.strategikon.rule.preaggregator;
  exports dev.strategikon.rule.weighting;
  exports dev.strategikon.spec;
  exports dev.strategikon.statistics;
  exports dev.strategikon.text;

  uses dev.strategikon.attack.catalogue.AttackProvider;
  uses dev.strategikon.kernel.KernelsProvider;
  uses dev.strategikon.pipeline.PreAggregatorProvider;
  uses dev.strategikon.pipeline.RuleProvider;
}
