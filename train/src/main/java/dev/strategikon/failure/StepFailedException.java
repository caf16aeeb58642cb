package dev.strategikon.failure;

import dev.strategikon.gradient.NothingAdmittedException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/**
 * Something in a step has failed: a worker, the attack or the rule, and often a plugin's code. The
 * message says where, and why. It can be sent between processes.
 */
public final class StepFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private StepFailedException(String where, Throwable cause) {
    super(where + ": " + why(cause), cause);
  }

  private StepFailedException(String message) {
    super(message);
  }

  /**
   * {@return a failure that another process has named}
   *
   * @param message of its exception
   */
  public static StepFailedException elsewhere(String message) {
    return new StepFailedException(message);
  }

  /**
   * {@return the step's name, by its number in {@code metrics.csv}}
   *
   * @param completed the number of steps completed before
   */
  public static String step(int completed) {
    return "step " + (completed + 1);
  }

  /**
   * Does a part of a step, and says where it was if that fails. What is no failure of the part, as
   * too few vectors or a full disk, is thrown as it is, and so is what names its place already.
   *
   * @param where such as {@code step 12, worker 3}
   * @param part what is done
   * @param <T> what it results in
   * @return its result
   * @throws StepFailedException if it fails
   */
  public static <T> T naming(String where, Supplier<T> part) {
    try {
      return part.get();
    } catch (StepFailedException | NothingAdmittedException | UncheckedIOException e) {
      throw e;
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      throw new StepFailedException(where, e);
    }
  }

  private static String why(Throwable cause) {
    if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
      return cause.getMessage();
    }
    for (StackTraceElement frame : cause.getStackTrace()) {
      if (!frame.getClassName().matches("(java|jdk)\\..*")) {
        return "%s (in %s, line %d)".formatted(cause, frame.getClassName(), frame.getLineNumber());
      }
    }
    return cause.toString();
  }
}
