package dev.strategikon.sgd;

import dev.strategikon.attack.Attack;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.model.Initialisation;
import dev.strategikon.options.BatchNormStatistics;
import dev.strategikon.options.ByzantineSet;
import dev.strategikon.options.EvaluationSchedule;
import dev.strategikon.options.KnowledgeModel;
import dev.strategikon.options.MinibatchOrder;
import dev.strategikon.options.Minibatching;
import dev.strategikon.options.NetworkOptions;
import dev.strategikon.options.Optimizer;
import dev.strategikon.options.Scheme;
import dev.strategikon.options.ThreatModel;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.split.Iid;

/** Options of runs, in which all that most tests do not care about has its default. */
final class TestOptions {
  /** The defaults. */
  static final NetworkOptions NETWORK =
      new NetworkOptions(Initialisation.PYTORCH, BatchNormStatistics.CALIBRATED);

  private TestOptions() {}

  /** The Byzantine set is drawn anew in every step, and the attackers see everything. */
  static ThreatModel threat(
      int workers, int byzantine, int declared, Attack attack, double attackFromEpoch) {
    return new ThreatModel(
        workers,
        byzantine,
        declared,
        declared,
        attack,
        attackFromEpoch,
        ByzantineSet.RANDOM_EACH_STEP,
        KnowledgeModel.OMNISCIENT);
  }

  /** Every worker draws from all training images, and nothing is audited. */
  static TrainingOptions iid(
      ThreatModel threat,
      Scheme scheme,
      Aggregator aggregator,
      NonFinite nonFinite,
      Optimizer optimizer,
      int batch,
      int steps,
      int evaluateEvery,
      int lossSample,
      long seed) {
    return new TrainingOptions(
        threat,
        scheme,
        aggregator,
        nonFinite,
        optimizer,
        new Minibatching(new Iid(), MinibatchOrder.IID, batch),
        NETWORK,
        steps,
        new EvaluationSchedule(evaluateEvery, 0, lossSample),
        0,
        seed);
  }
}
