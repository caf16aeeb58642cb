package dev.strategikon.options;

import dev.strategikon.attack.Attack;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.coordinate.Mean;
import dev.strategikon.split.Split;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * All options that decide the bytes of a run, besides the data set and the network.
 *
 * @param threat workers and attack
 * @param scheme how the workers share the gradients; draco needs the rule mean
 * @param aggregator the server's rule
 * @param nonFinite what happens to vectors that are not finite
 * @param optimizer how the server moves the parameters
 * @param split how the training images are spread over the workers
 * @param serverSampling what the server draws in a step, if its pipeline needs a sample
 * @param batch n, the minibatch of one worker
 * @param steps how many steps the run has
 * @param evaluateEvery evaluate after every so many steps, and before the first and after the last
 * @param lossSample over how many training images, drawn once by the seed, the training loss is
 *     measured; 0 for all
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
    Split split,
    ServerSampling serverSampling,
    int batch,
    int steps,
    int evaluateEvery,
    int lossSample,
    int auditEvery,
    long seed) {
  /** Checks the ranges, and that rule and scheme are defined for m and q. */
  public TrainingOptions {
    checkPositive("batch", batch);
    checkPositive("steps", steps);
    checkPositive("evaluate-every", evaluateEvery);
    if (lossSample < 0) {
      throw new IllegalArgumentException("loss-sample must not be negative, but is " + lossSample);
    }
    if (auditEvery < 0) {
      throw new IllegalArgumentException("audit-every must not be negative, but is " + auditEvery);
    }
    aggregator.check(threat.workers(), threat.declared());
    aggregator.guard().ifPresent(guard -> guard.checkPieces(serverSampling.pieces()));
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
        split,
        serverSampling,
        batch,
        steps,
        evaluateEvery,
        lossSample,
        auditEvery,
        seed);
  }

  /** Returns the groups of workers that compute the same gradient. */
  public WorkerGroups groups() {
    return scheme.groups(threat);
  }

  /**
   * Returns the number of vectors of a step: one for each worker, and then one for each piece of
   * the server's sample, if the rule or the guard needs it.
   */
  public int vectors() {
    return threat.workers() + (aggregator.needsSample() ? serverSampling.pieces() : 0);
  }

  /**
   * Returns which of these vectors are computed in a step, ascending: those of the workers that
   * {@link ThreatModel#computing} names, and all pieces.
   *
   * @param byzantine for each worker, whether it is Byzantine
   */
  public int[] computing(boolean[] byzantine) {
    return IntStream.concat(
            Arrays.stream(threat.computing(byzantine)),
            IntStream.range(threat.workers(), vectors()))
        .toArray();
  }

  /** Returns the q that the rule is told: 0 with draco, whose decoded vectors are honest. */
  public int declaredToRule() {
    return scheme == Scheme.DRACO ? 0 : threat.declared();
  }

  /**
   * Returns the round of a step, still without the server's sample.
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

  private static void checkPositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, not " + value);
    }
  }
}
