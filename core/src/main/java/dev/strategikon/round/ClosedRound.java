package dev.strategikon.round;

import dev.strategikon.rule.RuleMemory;
import java.util.List;

/**
 * What a round has come to.
 *
 * @param step the number of its step
 * @param vector the aggregate, d floats, only to be read; it is the buffer's memory, and valid
 *     until the next round is closed
 * @param rejected the workers whose vectors are not in it, ascending: they sent nothing in time, or
 *     what has another length or is not finite
 * @param memory what the rule remembers of the workers, for a checkpoint ({@link
 *     dev.strategikon.rule.Round#with(RuleMemory)}); {@link RuleMemory#NONE} if nothing
 */
public record ClosedRound(int step, float[] vector, List<Integer> rejected, RuleMemory memory) {
  /**
   * Copies the list.
   *
   * @param step the number of its step
   * @param vector the aggregate, d floats, only to be read; it is the buffer's memory, and valid
   *     until the next round is closed
   * @param rejected the workers whose vectors are not in it, ascending: they sent nothing in time,
   *     or what has another length or is not finite
   * @param memory what the rule remembers of the workers
   */
  public ClosedRound {
    rejected = List.copyOf(rejected);
  }
}
