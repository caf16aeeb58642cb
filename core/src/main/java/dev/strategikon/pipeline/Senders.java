package dev.strategikon.pipeline;

import dev.strategikon.gradient.Admission;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.RuleMemory;
import java.util.stream.IntStream;

/**
 * Who sent the vectors that a rule sees.
 *
 * @param workers for each vector, the worker that sent it
 * @param count m, the number of all workers
 */
record Senders(int[] workers, int count) {
  /** Returns the senders of vectors of which every worker sent one, in their order. */
  static Senders all(int m) {
    return new Senders(IntStream.range(0, m).toArray(), m);
  }

  /** Returns the senders of the admitted vectors. */
  static Senders of(Admission admission) {
    return new Senders(
        admission.admitted().stream().mapToInt(worker -> worker).toArray(),
        admission.admitted().size() + admission.rejected().size());
  }

  /**
   * Returns what a rule remembers of these workers before a step.
   *
   * @throws IllegalArgumentException if the round's memory is of another number of workers
   */
  RuleMemory memory(Round round) {
    if (round.memory().isEmpty()) {
      return RuleMemory.begin(count);
    }
    if (round.memory().workers() != count) {
      throw new IllegalArgumentException(
          "The rule's memory is of %d workers, and there are %d: a rule that remembers workers needs"
                  .formatted(round.memory().workers(), count)
              + " the same ones in every step");
    }
    return round.memory();
  }
}
