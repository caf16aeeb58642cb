/**
 * Robust aggregation in a training loop by DJL.
 *
 * <p>Start with {@link dev.strategikon.djl.RobustTrainer}.
 */
module dev.strategikon.djl {
  requires transitive dev.strategikon.core;
  requires transitive ai.djl.api;

  exports dev.strategikon.djl;
}
