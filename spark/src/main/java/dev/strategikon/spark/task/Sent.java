package dev.strategikon.spark.task;

import dev.strategikon.failure.StepFailedException;
import java.io.Serializable;

/**
 * A worker's gradient, or a slice of it.
 *
 * @param worker the worker's index; from m on a piece of the server's sample
 * @param vector the gradient or the slice; null if a worker of the task has failed
 * @param failure why it has failed; null if it has not. It is not thrown, because Spark would try
 *     the task again, and the same would happen
 */
public record Sent(int worker, Packed vector, String failure) implements Serializable {
  static Sent of(int worker, Packed vector) {
    return new Sent(worker, vector, null);
  }

  static Sent failed(int worker, StepFailedException failure) {
    return new Sent(worker, null, failure.getMessage());
  }
}
