package dev.strategikon.sgd;

import dev.strategikon.attack.AttackMemory;
import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.audit.Alignment;
import dev.strategikon.audit.ByzantineWeight;
import dev.strategikon.audit.ToleranceAudit;
import dev.strategikon.compression.CompressionDraws;
import dev.strategikon.compute.Compute;
import dev.strategikon.failure.StepFailedException;
import dev.strategikon.gradient.Admission;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.gradient.NothingAdmittedException;
import dev.strategikon.options.KnowledgeModel;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.pipeline.Aggregate;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.RuleMemory;
import dev.strategikon.rule.ServerSample;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The server's part of a step: applies the workers' momentum, computes the attack, decodes, admits
 * the usable vectors and aggregates them.
 *
 * <p>With a {@link dev.strategikon.compute.Shard} it is the server of that shard's coordinates: all
 * vectors are slices, and the servers of all shards must do each step together. A server keeps no
 * state between steps.
 *
 * <p>If too few vectors are admitted for the rule, or the server's own sample has no finite
 * gradient, the step has no aggregate and x does not move. So a run that has diverged, whose
 * gradients are not finite, continues to its last step.
 */
public final class Server {
  private final TrainingOptions options;
  private final int dimension;
  private final WorkerMomentum momentum;
  private final Auditor auditor;
  private final Aggregator aggregator;
  private final RepetitionCode code;
  private final Compute compute;

  /**
   * Creates a server.
   *
   * @param options the run's
   * @param dimension the number of coordinates: d, or those of a shard
   * @param compute threads, kernels and shard
   */
  public Server(TrainingOptions options, int dimension, Compute compute) {
    this.options = options;
    this.dimension = dimension;
    this.momentum = new WorkerMomentum(options, compute);
    this.auditor = new Auditor(options, dimension, compute);
    this.aggregator = options.aggregator();
    this.code = new RepetitionCode(options.groups());
    this.compute = compute;
  }

  /**
   * Does a step, except for the gradients and the move.
   *
   * @param round the moment: {@link TrainingOptions#round}, with what the rule remembers
   * @param gradients one for each worker, null if none was computed, and then the pieces of the
   *     server's sample if it needs one ({@link TrainingOptions#vectors}); owned by the server from
   *     now on
   * @param byzantine for each worker, whether it is Byzantine
   * @param memory what each worker sent last; updated; of length 0 without workers' momentum
   * @param remembered what the attackers remember of earlier steps
   * @param audit whether to audit before the attack
   * @return the aggregate and what was learned on the way
   * @throws IllegalArgumentException if a vector is not finite and the run is to fail then
   */
  public StepOutcome step(
      Round round,
      float[][] gradients,
      boolean[] byzantine,
      float[][] memory,
      AttackMemory remembered,
      boolean audit) {
    if (!aggregator.needsSample()) {
      return sampled(round, gradients, byzantine, memory, remembered, audit);
    }
    int m = byzantine.length;
    float[][] sent = Arrays.copyOf(gradients, m);
    float[][] pieces = Arrays.copyOfRange(gradients, m, gradients.length);
    Optional<ServerSample> sample = ServerSample.ofFinite(pieces, dimension, compute);
    // A server that cannot judge any vector admits none.
    return sample.isEmpty()
        ? without(m, Optional.empty(), 0, remembered, round.memory())
        : sampled(round.with(sample.get()), sent, byzantine, memory, remembered, audit);
  }

  /** Does a step whose round has the server's sample if the server needs one. */
  private StepOutcome sampled(
      Round round,
      float[][] gradients,
      boolean[] byzantine,
      float[][] memory,
      AttackMemory remembered,
      boolean audit) {
    momentum.smooth(gradients, byzantine, memory);
    long start = System.nanoTime();
    Optional<ToleranceAudit> audited =
        audit ? auditor.audit(round, gradients, byzantine) : Optional.empty();
    long nanos = System.nanoTime() - start;
    try {
      Decision decision = decide(gradients, byzantine, round, remembered);
      if (decision.aggregate() == null) {
        return without(decision.rejected(), audited, nanos, decision.learned(), round.memory());
      }
      float[] vector = decision.aggregate().vector();
      float[] attacked = isAttacked(byzantine) ? vector : null;
      return new StepOutcome(
          vector,
          Alignment.of(decision.honestMean(), vector, compute),
          byzantineWeight(decision, byzantine),
          decision.rejected(),
          audited.map(result -> StepAudit.of(result, attacked)).orElse(null),
          nanos,
          decision.learned(),
          decision.aggregate().memory());
    } catch (NothingAdmittedException e) {
      return without(gradients.length, audited, nanos, remembered, round.memory());
    }
  }

  /** Returns the outcome of a step without an aggregate. */
  private static StepOutcome without(
      int rejected,
      Optional<ToleranceAudit> audited,
      long nanos,
      AttackMemory remembered,
      RuleMemory ofRule) {
    StepAudit summary = audited.map(result -> StepAudit.of(result, null)).orElse(null);
    return new StepOutcome(null, null, Double.NaN, rejected, summary, nanos, remembered, ofRule);
  }

  /**
   * Aggregates what the workers send.
   *
   * @param sent one vector for each worker, null if none was computed; the attack's vectors are
   *     filled in here
   * @param byzantine for each worker, whether it is Byzantine
   * @param remembered what the attackers remember of earlier steps
   * @throws NothingAdmittedException if no vector can be used
   */
  Decision decide(float[][] sent, boolean[] byzantine, Round round, AttackMemory remembered) {
    Admission honest = honest(sent, byzantine);
    float[] mean = honest.gradients().mean(compute);
    AttackMemory learned = attack(sent, byzantine, honest, mean, round, remembered);
    int[] senders = code.decode(sent, compute);
    Admission admission =
        Admission.admit(rows(sent, senders), dimension, options.nonFinite(), compute);
    int rejected = sent.length - code.groups().size() * admission.admitted().size();
    int told = options.declaredToRule(isAttacked(byzantine));
    int q = admission.remaining(aggregator.declared(told));
    Aggregate aggregate =
        aggregator.isDefined(admission.gradients().count(), q)
            ? StepFailedException.naming(
                StepFailedException.step(round.step()) + ", rule",
                () -> aggregator.aggregate(admission, told, round, compute))
            : null;
    return new Decision(mean, admission, q, senders, aggregate, rejected, learned);
  }

  /** Admits the finite honest gradients, whose mean is v̄. */
  private Admission honest(float[][] sent, boolean[] byzantine) {
    NonFinite policy =
        options.nonFinite() == NonFinite.PROPAGATE ? NonFinite.REJECT : options.nonFinite();
    float[][] rows = rows(sent, workers(byzantine, false));
    return Admission.admit(rows, dimension, policy, compute);
  }

  /**
   * Fills in the attack's vectors; if the attackers know no finite gradient, theirs are sent.
   *
   * @return what the attackers remember now
   */
  private AttackMemory attack(
      float[][] sent,
      boolean[] byzantine,
      Admission honest,
      float[] mean,
      Round round,
      AttackMemory remembered) {
    int[] attackers = workers(byzantine, true);
    if (attackers.length == 0 || !(options.threat().attack() instanceof GradientAttack attack)) {
      return remembered;
    }
    Gradients known = honest.gradients();
    float[] knownMean = mean;
    if (options.threat().knowledge() == KnowledgeModel.COLLUDERS) {
      try {
        float[][] own = rows(sent, attackers);
        known = Admission.admit(own, mean.length, NonFinite.REJECT, compute).gradients();
        knownMean = known.mean(compute);
      } catch (NothingAdmittedException e) {
        return remembered;
      }
    }
    Aggregator target = aggregator.declaring(options.declaredToRule(true));
    Knowledge knowledge =
        new Knowledge(
            known,
            knownMean,
            sent.length,
            attackers.length,
            target,
            round.with(round.memory().of(inKnownOrder(honest, byzantine))),
            compute,
            remembered);
    return StepFailedException.naming(
        StepFailedException.step(round.step()) + ", attack",
        () -> {
          AttackMemory learned = attack.learn(knowledge);
          float[][] vectors = attack.vectors(knowledge.with(learned));
          for (int i = 0; i < attackers.length; i++) {
            sent[attackers[i]] = compressed(vectors[i], attackers[i], round);
          }
          return learned;
        });
  }

  /**
   * Attackers send messages of the same form, so a vector that it cannot hold is compressed too.
   */
  private float[] compressed(float[] vector, int attacker, Round round) {
    int leader = options.groups().leader(attacker);
    CompressionDraws draws = new CompressionDraws(round.seed(), round.step(), leader);
    return options.compression().sent(vector, draws, compute);
  }

  /**
   * Returns all workers as attackers have them: the honest, those that are finite first, and they.
   */
  private static int[] inKnownOrder(Admission honest, boolean[] byzantine) {
    int[] all = workers(byzantine, false);
    IntStream finite = honest.admitted().stream().mapToInt(row -> all[row]);
    IntStream others = honest.rejected().stream().mapToInt(row -> all[row]);
    return IntStream.concat(
            IntStream.concat(finite, others), IntStream.of(workers(byzantine, true)))
        .toArray();
  }

  private double byzantineWeight(Decision decision, boolean[] byzantine) {
    if (!isAttacked(byzantine)) {
      return 0;
    }
    List<Integer> rows = decision.admission().admitted();
    boolean[] admitted = new boolean[rows.size()];
    for (int i = 0; i < admitted.length; i++) {
      admitted[i] = byzantine[decision.senders()[rows.get(i)]];
    }
    return ByzantineWeight.of(
        aggregator.rule(),
        decision.declared(),
        decision.aggregate(),
        decision.admission().gradients(),
        admitted,
        compute.shard());
  }

  private static boolean isAttacked(boolean[] byzantine) {
    return workers(byzantine, true).length > 0;
  }

  private static int[] workers(boolean[] byzantine, boolean which) {
    return IntStream.range(0, byzantine.length).filter(i -> byzantine[i] == which).toArray();
  }

  private static float[][] rows(float[][] sent, int[] workers) {
    return Arrays.stream(workers).mapToObj(worker -> sent[worker]).toArray(float[][]::new);
  }
}
