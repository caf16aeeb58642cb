package dev.strategikon.options;

import dev.strategikon.attack.Attack;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.coordinate.Mean;

/**
 * All options that decide the bytes of a run, besides the data set and the network.
 *
 * @param threat workers and attack
 * @param scheme how the workers share the gradients; draco needs the rule mean
 * @param aggregator the server's rule
 * @param nonFinite what happens to vectors that are not finite
 * @param optimizer how the server moves the parameters
 * @param minibatching which training images a worker takes in a step
 * @param network how the network begins and is evaluated
 * @param steps how many steps the run has
 * @param evaluations when the run is evaluated
 * @param auditEvery audit the rule on the honest gradients of the first step and of every step with
 *     a multiple of this number; 0 for never
 * @param seed the seed of everything random
 */
public record TrainingOptions(
    ThreatModel threat,
    Scheme scheme,
    Aggregator aggregator,
    NonFinite nonFinite,
    Optimizer optimizer,
    Minibatching minibatching,
    NetworkOptions network,
    int steps,
    EvaluationSchedule evaluations,
    int auditEvery,
    long seed) {
  /** Checks the ranges, and that rule and scheme are defined for m and q. */
  public TrainingOptions {
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be at least 1, not " + steps);
    }
    if (auditEvery < 0) {
      throw new IllegalArgumentException("audit-every must not be negative, but is " + auditEvery);
    }
    aggregator.check(threat.workers(), threat.declared());
    aggregator.check(threat.workers(), threat.declaredBeforeAttack());
    if (scheme == Scheme.DRACO) {
      checkDraco(threat, aggregator, optimizer);
    }
  }

  /**
   * Returns the same with another rule and another attack.
   *
   * @throws IllegalArgumentException if the rule is not defined for m and q
   */
  public TrainingOptions with(Aggregator otherRule, Attack otherAttack) {
    return new TrainingOptions(
        threat.with(otherAttack),
        scheme,
        otherRule,
        nonFinite,
        optimizer,
        minibatching,
        network,
        steps,
        evaluations,
        auditEvery,
        seed);
  }

  /** Returns the groups of workers that compute the same gradient. */
  public WorkerGroups groups() {
    return scheme.groups(threat);
  }

  /** Returns n, the images of one worker's minibatch. */
  public int batch() {
    return minibatching.size();
  }

  /**
   * Returns the q that the rule is told: 0 with draco, whose decoded vectors are honest.
   *
   * @param attacked whether the attack is on
   */
  public int declaredToRule(boolean attacked) {
    if (scheme == Scheme.DRACO) {
      return 0;
    }
    return attacked ? threat.declared() : threat.declaredBeforeAttack();
  }

  /**
   * Returns the round of a step.
   *
   * @param step from 0
   * @param previous the last aggregate, or a shard's slice of it; zeros in the first step; ignored
   *     unless the rule starts from it
   */
  public Round round(int step, float[] previous) {
    return new Round(seed, step, aggregator.startsFromPrevious() ? previous : null);
  }

  /**
   * Returns whether a step is audited.
   *
   * @param step from 0; step 0 is row 1 of the metrics
   */
  public boolean isAudited(int step) {
    return auditEvery > 0 && (step == 0 || (step + 1) % auditEvery == 0);
  }

  private static void checkDraco(ThreatModel threat, Aggregator aggregator, Optimizer optimizer) {
    if (!(aggregator.rule() instanceof Mean) || aggregator.ownDeclared().isPresent()) {
      throw new IllegalArgumentException(
          "draco averages the decoded vectors: set rule to mean without q, and q by declared");
    }
    if (optimizer.workerMomentum() > 0) {
      // A worker that was Byzantine in an earlier step has another momentum than its group.
      throw new IllegalArgumentException(
          "draco needs equal vectors within a group: set worker-momentum to 0, or use momentum");
    }
    Scheme.DRACO.groups(threat); // checks m and q
  }
}
