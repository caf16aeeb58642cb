package dev.strategikon.sgd;

import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.audit.Alignment;
import dev.strategikon.audit.ByzantineWeight;
import dev.strategikon.gradient.Admission;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.gradient.NothingAdmittedException;
import dev.strategikon.gradient.Parallel;
import dev.strategikon.rule.Aggregate;
import dev.strategikon.rule.Aggregator;
import dev.strategikon.rule.Round;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The server's side of a step: lets the attackers answer the gradients that they know, decodes,
 * admits what can be used, aggregates, and moves the parameters.
 *
 * <p>Once a model has diverged, no gradient is finite. A step in which too little is admitted for
 * the rule moves nothing, so that such a run goes on to its end and is seen for what it is.
 */
final class Server {
  private final TrainingOptions options;
  private final Aggregator aggregator;
  private final RepetitionCode code;
  private final Parallel parallel;

  Server(TrainingOptions options, Parallel parallel) {
    this.options = options;
    this.aggregator = options.aggregator().with(parallel);
    this.code = options.code();
    this.parallel = parallel;
  }

  /**
   * Completes a step.
   *
   * @param sent one vector a worker, null where none was computed; what the attack sends instead is
   *     filled in here
   * @param byzantine for each worker, whether it is Byzantine
   */
  ServerStep step(TrainingState state, float[][] sent, boolean[] byzantine) {
    try {
      Decision decision = decide(sent, byzantine, options.round(state), state.parameters().length);
      if (decision.aggregate() == null) {
        return new ServerStep(null, Double.NaN, decision.rejected());
      }
      float[] vector = decision.aggregate().vector();
      System.arraycopy(vector, 0, state.previous(), 0, state.previous().length);
      options.optimizer().apply(state, vector);
      return new ServerStep(
          Alignment.of(decision.honestMean(), vector, parallel),
          byzantineWeight(decision, byzantine),
          decision.rejected());
    } catch (NothingAdmittedException e) {
      return new ServerStep(null, Double.NaN, sent.length);
    }
  }

  /**
   * Does all of a step but the move.
   *
   * @param sent as in {@link #step}
   * @param dimension d
   * @throws NothingAdmittedException if no vector can be used
   */
  Decision decide(float[][] sent, boolean[] byzantine, Round round, int dimension) {
    Gradients honest = honest(sent, byzantine, dimension);
    float[] mean = honest.mean(parallel);
    attack(sent, byzantine, honest, mean, round);
    int[] speakers = code.decode(sent, parallel);
    Admission admission =
        Admission.admit(rows(sent, speakers), dimension, options.nonFinite(), parallel);
    int rejected = sent.length - code.groupSize() * admission.admitted().size();
    int q = admission.remaining(aggregator.declared(options.declaredToRule()));
    Aggregate aggregate =
        aggregator.isDefined(admission.gradients().count(), q)
            ? aggregator.aggregate(admission, options.declaredToRule(), round)
            : null;
    return new Decision(mean, admission, q, speakers, aggregate, rejected);
  }

  /** The honest gradients that are finite: what v̄ is the mean of. */
  private Gradients honest(float[][] sent, boolean[] byzantine, int dimension) {
    NonFinite policy =
        options.nonFinite() == NonFinite.PROPAGATE ? NonFinite.REJECT : options.nonFinite();
    float[][] rows = rows(sent, workers(byzantine, false));
    return Admission.admit(rows, dimension, policy, parallel).gradients();
  }

  /** Attackers who know nothing finite send what they have. */
  private void attack(
      float[][] sent, boolean[] byzantine, Gradients honest, float[] mean, Round round) {
    int[] attackers = workers(byzantine, true);
    if (attackers.length == 0 || !(options.threat().attack() instanceof GradientAttack attack)) {
      return;
    }
    Gradients known = honest;
    float[] knownMean = mean;
    if (options.threat().knowledge() == KnowledgeModel.COLLUDERS) {
      try {
        float[][] own = rows(sent, attackers);
        known = Admission.admit(own, mean.length, NonFinite.REJECT, parallel).gradients();
        knownMean = known.mean(parallel);
      } catch (NothingAdmittedException e) {
        return;
      }
    }
    Aggregator target = aggregator.told(options.declaredToRule());
    float[][] vectors =
        attack.vectors(
            new Knowledge(
                known, knownMean, sent.length, attackers.length, target, round, parallel));
    for (int i = 0; i < attackers.length; i++) {
      sent[attackers[i]] = vectors[i];
    }
  }

  private double byzantineWeight(Decision decision, boolean[] byzantine) {
    if (workers(byzantine, true).length == 0) {
      return 0;
    }
    List<Integer> rows = decision.admission().admitted();
    boolean[] admitted = new boolean[rows.size()];
    for (int i = 0; i < admitted.length; i++) {
      admitted[i] = byzantine[decision.speakers()[rows.get(i)]];
    }
    return ByzantineWeight.of(
        aggregator.rule(),
        decision.suspected(),
        decision.aggregate(),
        decision.admission().gradients(),
        admitted);
  }

  private static int[] workers(boolean[] byzantine, boolean which) {
    return IntStream.range(0, byzantine.length).filter(i -> byzantine[i] == which).toArray();
  }

  private static float[][] rows(float[][] sent, int[] workers) {
    return Arrays.stream(workers).mapToObj(worker -> sent[worker]).toArray(float[][]::new);
  }
}
