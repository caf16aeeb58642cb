/**
 * The paper's experiments and a verdict on each of its claims.
 *
 * <p>Start with {@link dev.strategikon.reproduce.Reproduction}.
 */
module dev.strategikon.reproduce {
  requires com.fasterxml.jackson.databind;
  requires transitive dev.strategikon.core;
  requires transitive dev.strategikon.report;
  requires transitive dev.strategikon.train;

  exports dev.strategikon.reproduce;
  exports dev.strategikon.reproduce.bucketing;
}
