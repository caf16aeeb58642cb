package dev.strategikon.slow;

import dev.strategikon.spec.Arguments;
import java.util.List;
import java.util.Set;

/** The obvious slow version of a pre-aggregator, in double; found like a {@link SlowRule}. */
public interface SlowPreAggregator {
  /**
   * Maps vectors.
   *
   * @param x m rows of d values, only read
   * @return the vectors made of them; rows may be those of x
   */
  double[][] map(double[][] x, Given given);

  /** Returns specs with other parameters, as {@link SlowRule#variants}. */
  default List<String> variants() {
    return List.of();
  }

  /** Returns the laws that do not hold, as {@link SlowRule#lacks}. */
  default Set<Law> lacks(Arguments arguments) {
    return Set.of();
  }
}
