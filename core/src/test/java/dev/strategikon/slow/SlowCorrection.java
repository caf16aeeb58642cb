package dev.strategikon.slow;

import java.util.List;

/** The obvious slow version of a guard, in double. It is found by the guard's name. */
public interface SlowCorrection {
  /**
   * Corrects an aggregate.
   *
   * @param aggregate d values, only read
   * @return d values
   */
  double[] correct(double[] aggregate, Given given);

  /** Returns specs with other parameters than the defaults that deserve the tests too. */
  default List<String> variants() {
    return List.of();
  }
}
