package dev.strategikon.sgd;

import dev.strategikon.attack.AttackMemory;
import dev.strategikon.audit.Alignment;
import dev.strategikon.rule.RuleMemory;
import java.io.Serializable;
import java.util.List;

/**
 * The result of a {@link Server}'s step. For a shard, {@link #aggregate} is a slice; all other
 * values are those of the whole step and the same on every shard. Small except for the slice.
 *
 * @param aggregate A; null if too few vectors were admitted for the rule, so that x does not move
 * @param alignment of A to the honest mean; null if there is no A
 * @param byzantineWeight the share of the Byzantine vectors in A
 * @param rejected how many vectors were not admitted
 * @param audit the result of the audit; null if none was requested, or too few vectors were finite
 * @param auditNanos how long the audit took, in nanoseconds
 * @param learned what the attackers remember now; for a shard, the slices of its coordinates
 * @param ruleMemory what the rule remembers of the workers now; for a shard, of its coordinates
 */
public record StepOutcome(
    float[] aggregate,
    Alignment alignment,
    double byzantineWeight,
    int rejected,
    StepAudit audit,
    long auditNanos,
    AttackMemory learned,
    RuleMemory ruleMemory)
    implements Serializable {
  /**
   * Puts the outcomes of all shards together, given in the order of the shards.
   *
   * @param shards at least one; all of the same step
   * @return the outcome with all coordinates
   */
  public static StepOutcome join(List<StepOutcome> shards) {
    StepOutcome first = shards.get(0);
    AttackMemory learned = AttackMemory.join(shards.stream().map(StepOutcome::learned).toList());
    RuleMemory memory = RuleMemory.join(shards.stream().map(StepOutcome::ruleMemory).toList());
    if (first.aggregate == null) {
      return new StepOutcome(
          null, null, Double.NaN, first.rejected, first.audit, first.auditNanos, learned, memory);
    }
    int dimension = shards.stream().mapToInt(shard -> shard.aggregate.length).sum();
    float[] whole = new float[dimension];
    int from = 0;
    for (StepOutcome shard : shards) {
      System.arraycopy(shard.aggregate, 0, whole, from, shard.aggregate.length);
      from += shard.aggregate.length;
    }
    return new StepOutcome(
        whole,
        first.alignment,
        first.byzantineWeight,
        first.rejected,
        first.audit,
        first.auditNanos,
        learned,
        memory);
  }

  /** Returns the step's row, without an evaluation. */
  StepMetrics metrics(int step, double epoch, double seconds) {
    Alignment measured =
        alignment == null ? new Alignment(Double.NaN, Double.NaN, Double.NaN) : alignment;
    return new StepMetrics(
        step,
        epoch,
        Double.NaN,
        Double.NaN,
        measured.innerProduct(),
        measured.cosine(),
        measured.aggregateNorm(),
        measured.referenceNorm(),
        byzantineWeight,
        rejected,
        seconds);
  }
}
