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
import java.util.List;

/**
 * The server's side of a step: lets the attackers answer the honest gradients, admits what can be
 * used, aggregates, and moves the parameters.
 *
 * <p>Once a model has diverged, no gradient is finite. A step in which too little is admitted for
 * the rule moves nothing, so that such a run goes on to its end and is seen for what it is.
 */
final class Server {
  private final TrainingOptions options;
  private final Aggregator aggregator;
  private final Parallel parallel;

  Server(TrainingOptions options, Parallel parallel) {
    this.options = options;
    this.aggregator = options.aggregator().with(parallel);
    this.parallel = parallel;
  }

  /**
   * Completes a step.
   *
   * @param sent one vector a worker, null where the attack sends one instead; filled in here
   * @param byzantine for each worker, whether it is Byzantine
   */
  ServerStep step(TrainingState state, float[][] sent, boolean[] byzantine) {
    int dimension = state.parameters().length;
    try {
      Gradients honest = honest(sent, byzantine, dimension);
      float[] mean = honest.mean(parallel);
      attack(sent, new Knowledge(honest, mean, count(byzantine)), byzantine);
      Admission admission = Admission.admit(sent, dimension, options.nonFinite(), parallel);
      int q = admission.remaining(aggregator.declared(options.threat().declared()));
      if (!isDefined(admission.gradients().count(), q)) {
        return new ServerStep(null, Double.NaN, admission.rejected().size());
      }
      Aggregate aggregate = aggregator.aggregate(admission, options.threat().declared());
      options.optimizer().apply(state, aggregate.vector());
      return new ServerStep(
          Alignment.of(mean, aggregate.vector(), parallel),
          byzantineWeight(admission, q, aggregate, byzantine),
          admission.rejected().size());
    } catch (NothingAdmittedException e) {
      return new ServerStep(null, Double.NaN, sent.length);
    }
  }

  /** The honest gradients that are finite: what the attackers see, and what v̄ is the mean of. */
  private Gradients honest(float[][] sent, boolean[] byzantine, int dimension) {
    float[][] rows = new float[sent.length - count(byzantine)][];
    for (int worker = 0, i = 0; worker < sent.length; worker++) {
      if (!byzantine[worker]) {
        rows[i++] = sent[worker];
      }
    }
    NonFinite policy =
        options.nonFinite() == NonFinite.PROPAGATE ? NonFinite.REJECT : options.nonFinite();
    return Admission.admit(rows, dimension, policy, parallel).gradients();
  }

  private void attack(float[][] sent, Knowledge knowledge, boolean[] byzantine) {
    boolean isOn = knowledge.byzantine() > 0;
    if (isOn && options.threat().attack() instanceof GradientAttack attack) {
      float[][] vectors = attack.vectors(knowledge);
      for (int worker = 0, i = 0; worker < sent.length; worker++) {
        if (byzantine[worker]) {
          sent[worker] = vectors[i++];
        }
      }
    }
  }

  private boolean isDefined(int vectors, int q) {
    try {
      aggregator.rule().check(vectors, q);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private double byzantineWeight(
      Admission admission, int q, Aggregate aggregate, boolean[] byzantine) {
    if (count(byzantine) == 0) {
      return 0;
    }
    List<Integer> workers = admission.admitted();
    boolean[] admitted = new boolean[workers.size()];
    for (int i = 0; i < admitted.length; i++) {
      admitted[i] = byzantine[workers.get(i)];
    }
    return ByzantineWeight.of(aggregator.rule(), q, aggregate, admission.gradients(), admitted);
  }

  private static int count(boolean[] byzantine) {
    int count = 0;
    for (boolean is : byzantine) {
      count += is ? 1 : 0;
    }
    return count;
  }
}
