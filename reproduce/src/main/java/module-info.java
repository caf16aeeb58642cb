/**
 * The paper's experiments and a verdict on each of its claims, and tournaments of rules.
 *
 * <p>Start with {@link dev.strategikon.reproduce.Reproduction}, or {@link
 * dev.strategikon.tournament.Tournament}.
 */
module dev.strategikon.reproduce {
  requires com.fasterxml.jackson.databind;
  requires java.management;
  requires transitive dev.strategikon.core;
  requires transitive dev.strategikon.report;
  requires transitive dev.strategikon.train;

  exports dev.strategikon.reproduce;
  exports dev.strategikon.reproduce.bucketing;
  exports dev.strategikon.tournament;
}
