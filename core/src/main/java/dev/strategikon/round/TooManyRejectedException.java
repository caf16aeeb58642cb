package dev.strategikon.round;

import java.util.List;
import java.util.stream.Collectors;

/**
 * More workers of a round sent nothing that can be used than are declared to be Byzantine. There is
 * no aggregate; the round is closed, and the next one can be opened.
 */
public final class TooManyRejectedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // It is an immutable list of the JDK's, which is serializable.
  private final List<Integer> rejected;

  TooManyRejectedException(int step, int m, int declared, List<Integer> rejected) {
    super(
        "Step %d: %d of %d workers sent no vector of d finite floats in time (%s), more than the"
                .formatted(step, rejected.size(), m, numbers(rejected))
            + " declared q = %d. Skip the step, wait longer or declare a larger q"
                .formatted(declared));
    this.rejected = List.copyOf(rejected);
  }

  /** {@return the workers, ascending} */
  public List<Integer> rejected() {
    return rejected;
  }

  private static String numbers(List<Integer> workers) {
    return workers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
