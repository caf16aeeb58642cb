package dev.strategikon.sgd;

import dev.strategikon.audit.IpmProfile;
import dev.strategikon.audit.Question;
import dev.strategikon.audit.ToleranceAudit;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Admission;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.gradient.NothingAdmittedException;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.options.WorkerGroups;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Audits a run's own rule on the honest gradients of a step: how far q attackers could push it,
 * whether or not they attack. Reads the gradients before the attack replaces any, and changes
 * nothing.
 */
final class Auditor {
  private final TrainingOptions options;
  private final int dimension;
  private final WorkerGroups groups;
  private final Compute compute;
  private final double[] epsilons = IpmProfile.defaultEpsilons();

  /**
   * Creates an auditor.
   *
   * @param dimension the number of coordinates: d, or those of a shard
   */
  Auditor(TrainingOptions options, int dimension, Compute compute) {
    this.options = options;
    this.dimension = dimension;
    this.groups = options.groups();
    this.compute = compute;
  }

  /**
   * Audits a step.
   *
   * @param round the moment
   * @param sent one vector for each worker; those of Byzantine workers are not read
   * @param byzantine for each worker, whether it is Byzantine
   * @return empty if too few vectors are finite for the rule
   */
  Optional<ToleranceAudit> audit(Round round, float[][] sent, boolean[] byzantine) {
    int attackers =
        groups.captured(options.threat().byzantineCountIn(options.seed(), round.step()));
    int[] senders = groups.honestRepresentatives(byzantine, groups.count() - attackers);
    float[][] honest =
        Arrays.stream(senders).mapToObj(worker -> sent[worker]).toArray(float[][]::new);
    try {
      Admission admission = Admission.admit(honest, dimension, NonFinite.REJECT, compute);
      Aggregator own = options.aggregator();
      int declared = admission.remaining(own.declared(options.declaredToRule(true)));
      if (!own.isDefined(admission.gradients().count() + attackers, declared)) {
        return Optional.empty();
      }
      Question question =
          new Question(
              admission.gradients(),
              attackers,
              own.told(declared),
              admission.gradients().mean(compute),
              round.with(round.memory().of(inOrder(senders, admission, byzantine.length))),
              compute);
      return Optional.of(ToleranceAudit.of(question, epsilons));
    } catch (NothingAdmittedException e) {
      return Optional.empty();
    }
  }

  /** Returns the workers in the order of the audit: the honest that are finite, and all others. */
  private static int[] inOrder(int[] senders, Admission admission, int workers) {
    IntStream honest = admission.admitted().stream().mapToInt(row -> senders[row]);
    IntStream others =
        IntStream.range(0, workers)
            .filter(worker -> Arrays.stream(senders).noneMatch(sender -> sender == worker));
    return IntStream.concat(honest, others).toArray();
  }
}
