package dev.strategikon.slow;

import dev.strategikon.spec.Arguments;
import java.util.List;
import java.util.Set;

/**
 * The obvious slow version of a rule, in double, written from the formula alone, and what the tests
 * of all rules must know of it.
 *
 * <p>It is found by the rule's name: {@code SlowTrimmedMean} for {@code trimmed-mean}. Sorts are
 * stable, and every tie goes to the lowest index.
 */
public interface SlowRule {
  /**
   * Aggregates vectors.
   *
   * @param x m rows of d values, only read
   * @return d new values
   */
  double[] aggregate(double[][] x, Given given);

  /**
   * Returns specs with other parameters than the defaults that deserve the tests too. There must be
   * one if a parameter is required.
   */
  default List<String> variants() {
    return List.of();
  }

  /** Returns the laws that do not hold; the tests look for an example that breaks each. */
  default Set<Law> lacks(Arguments arguments) {
    return Set.of();
  }

  /** Returns the largest m for which the slow version ends in time. */
  default int mostVectors() {
    return Integer.MAX_VALUE;
  }
}
