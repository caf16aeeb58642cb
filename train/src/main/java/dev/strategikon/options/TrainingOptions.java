package dev.strategikon.options;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.GradientAttack;
import dev.strategikon.compression.Compression;
import dev.strategikon.compression.Uncompressed;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.LayerSizes;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.coordinate.Mean;
import dev.strategikon.split.Receivers;
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
 * @param minibatching which training images a worker takes in a step
 * @param serverSampling what the server draws in a step, if its pipeline needs a sample
 * @param network how the network begins and is evaluated
 * @param steps how many steps the run has
 * @param evaluations when the run is evaluated
 * @param auditEvery audit the rule on the honest gradients of the first step and of every step with
 *     a multiple of this number; 0 for never
 * @param seed the seed of everything random
 * @param compression what of its gradient a worker sends
 */
public record TrainingOptions(
    ThreatModel threat,
    Scheme scheme,
    Aggregator aggregator,
    NonFinite nonFinite,
    Optimizer optimizer,
    Minibatching minibatching,
    ServerSampling serverSampling,
    NetworkOptions network,
    int steps,
    EvaluationSchedule evaluations,
    int auditEvery,
    long seed,
    Compression compression) {
  /**
   * Checks the ranges, and that rule and scheme are defined for m and q.
   *
   * @param threat workers and attack
   * @param scheme how the workers share the gradients; draco needs the rule mean
   * @param aggregator the server's rule
   * @param nonFinite what happens to vectors that are not finite
   * @param optimizer how the server moves the parameters
   * @param minibatching which training images a worker takes in a step
   * @param serverSampling what the server draws in a step, if its pipeline needs a sample
   * @param network how the network begins and is evaluated
   * @param steps how many steps the run has
   * @param evaluations when the run is evaluated
   * @param auditEvery audit the rule on the honest gradients of the first step and of every step
   *     with a multiple of this number; 0 for never
   * @param seed the seed of everything random
   * @param compression what of its gradient a worker sends
   */
  public TrainingOptions {
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be at least 1, not " + steps);
    }
    if (auditEvery < 0) {
      throw new IllegalArgumentException("audit-every must not be negative, but is " + auditEvery);
    }
    aggregator.check(threat.workers(), threat.declared());
    aggregator.check(threat.workers(), threat.declaredBeforeAttack());
    aggregator.guard().ifPresent(guard -> guard.checkPieces(serverSampling.pieces()));
    if (scheme == Scheme.DRACO) {
      checkDraco(threat, aggregator, optimizer);
    }
    if (minibatching.receivers() == Receivers.HONEST) {
      checkHonestReceivers(threat, scheme);
    }
    if (threat.samplesClients()) {
      checkClients(scheme, aggregator, optimizer, minibatching);
    }
  }

  /**
   * The options of a run whose workers send whole gradients.
   *
   * @param threat workers and attack
   * @param scheme how the workers share the gradients; draco needs the rule mean
   * @param aggregator the server's rule
   * @param nonFinite what happens to vectors that are not finite
   * @param optimizer how the server moves the parameters
   * @param minibatching which training images a worker takes in a step
   * @param serverSampling what the server draws in a step, if its pipeline needs a sample
   * @param network how the network begins and is evaluated
   * @param steps how many steps the run has
   * @param evaluations when the run is evaluated
   * @param auditEvery audit the rule on the honest gradients of the first step and of every step
   *     with a multiple of this number; 0 for never
   * @param seed the seed of everything random
   */
  public TrainingOptions(
      ThreatModel threat,
      Scheme scheme,
      Aggregator aggregator,
      NonFinite nonFinite,
      Optimizer optimizer,
      Minibatching minibatching,
      ServerSampling serverSampling,
      NetworkOptions network,
      int steps,
      EvaluationSchedule evaluations,
      int auditEvery,
      long seed) {
    this(
        threat,
        scheme,
        aggregator,
        nonFinite,
        optimizer,
        minibatching,
        serverSampling,
        network,
        steps,
        evaluations,
        auditEvery,
        seed,
        new Uncompressed());
  }

  /**
   * {@return the same with another rule and another attack}
   *
   * @param otherRule takes the place of the rule
   * @param otherAttack takes the place of the attack
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
        serverSampling,
        network,
        steps,
        evaluations,
        auditEvery,
        seed,
        compression);
  }

  /** {@return the groups of workers that compute the same gradient} */
  public WorkerGroups groups() {
    return scheme.groups(threat);
  }

  /** {@return n, the images of one worker's minibatch} */
  public int batch() {
    return minibatching.size();
  }

  /**
   * {@return the number of vectors of a step: one for each worker, and then one for each piece of
   * the server's sample, if the rule or the guard needs it}
   */
  public int vectors() {
    return threat.workers() + (aggregator.needsSample() ? serverSampling.pieces() : 0);
  }

  /**
   * {@return which of these vectors are computed in a step, ascending: those of the workers that
   * {@link ThreatModel#computing} names, and all pieces}
   *
   * @param byzantine for each worker, whether it is Byzantine
   */
  public int[] computing(boolean[] byzantine) {
    return IntStream.concat(
            Arrays.stream(threat.computing(byzantine)),
            IntStream.range(threat.workers(), vectors()))
        .toArray();
  }

  /**
   * {@return the q that the rule is told: 0 with draco, whose decoded vectors are honest}
   *
   * @param attacked whether the attack is on
   */
  public int declaredToRule(boolean attacked) {
    if (scheme == Scheme.DRACO) {
      return 0;
    }
    return attacked ? threat.declared() : threat.declaredBeforeAttack();
  }

  /** {@return whether a run keeps its last aggregate: for the rule, or for the attackers} */
  public boolean keepsPrevious() {
    return aggregator.startsFromPrevious()
        || (threat.attack() instanceof GradientAttack attack && attack.seesPrevious());
  }

  /**
   * {@return the round of a step, still without the server's sample}
   *
   * @param step from 0
   * @param previous the last aggregate, or a shard's slice of it; zeros in the first step; ignored
   *     unless the rule or the attackers look at it
   * @param layers those of the network, on a shard too
   */
  public Round round(int step, float[] previous, LayerSizes layers) {
    return new Round(seed, step, keepsPrevious() ? previous : null).with(layers);
  }

  /**
   * {@return whether a step is audited}
   *
   * @param step from 0; step 0 is row 1 of the metrics
   */
  public boolean isAudited(int step) {
    return auditEvery > 0 && (step == 0 || (step + 1) % auditEvery == 0);
  }

  private static void checkHonestReceivers(ThreatModel threat, Scheme scheme) {
    if (!threat.byzantineSet().isConstant() || scheme != Scheme.PLAIN) {
      throw new IllegalArgumentException(
          "split-among = honest needs workers who stay honest: set byzantine-set to fixed or last,"
              + " and scheme to plain");
    }
  }

  private static void checkClients(
      Scheme scheme, Aggregator aggregator, Optimizer optimizer, Minibatching minibatching) {
    if (aggregator.remembers()) {
      throw new IllegalArgumentException(
          "the rule remembers what each worker sent, and with clients a worker is another client in"
              + " each step: set clients to workers, or take a rule that remembers nothing");
    }
    if (scheme == Scheme.DRACO) {
      throw new IllegalArgumentException(
          "draco needs groups that compute the same in every step: set clients to workers");
    }
    if (optimizer.workerMomentum() > 0) {
      throw new IllegalArgumentException(
          "with clients, a client's momentum would be of the step in which it was last drawn: set"
              + " worker-momentum to 0, or use momentum");
    }
    if (minibatching.order() == MinibatchOrder.SHUFFLED) {
      throw new IllegalArgumentException(
          "with clients, where a client's pass stands would depend on how often it was drawn: set"
              + " sampling to iid");
    }
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
