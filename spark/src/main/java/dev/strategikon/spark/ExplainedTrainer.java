package dev.strategikon.spark;

import dev.strategikon.failure.ClusterLostException;
import dev.strategikon.failure.StepFailedException;
import dev.strategikon.sgd.StepListener;
import dev.strategikon.sgd.Trainer;
import dev.strategikon.sgd.TrainingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkException;

/** Turns a failure on the cluster into its cause, without the steps by which Spark gave up. */
final class ExplainedTrainer implements Trainer {
  /** Where Spark tells what a task threw, it begins with the exception's class. */
  private static final Pattern OF_A_STEP =
      Pattern.compile("^" + Pattern.quote(StepFailedException.class.getName()) + ": (.*)");

  private final Trainer trainer;
  private final Supplier<String> loss;

  /**
   * Creates the trainer.
   *
   * @param loss returns why the cluster is gone, null while it is there
   */
  ExplainedTrainer(Trainer trainer, Supplier<String> loss) {
    this.trainer = trainer;
    this.loss = loss;
  }

  @Override
  public TrainingState initialState() {
    return trainer.initialState();
  }

  @Override
  public void run(TrainingState state, int until, StepListener listener) {
    try {
      trainer.run(state, until, listener);
    } catch (Exception e) { // Scala throws checked exceptions that it does not declare
      if (loss.get() != null) {
        throw new ClusterLostException(loss.get(), e);
      }
      throw e instanceof RuntimeException understood ? understood : explained(e);
    }
  }

  static RuntimeException explained(Exception failure) {
    Throwable cause = failure;
    while (cause instanceof SparkException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof RuntimeException understood) {
      return understood;
    }
    String lines = String.valueOf(cause.getMessage());
    Optional<String> step =
        lines
            .lines()
            .map(OF_A_STEP::matcher)
            .filter(Matcher::find)
            .map(m -> m.group(1))
            .findFirst();
    if (step.isPresent()) {
      return StepFailedException.elsewhere(step.get());
    }
    return new UncheckedIOException(
        new IOException("the cluster gave up: " + lines.lines().findFirst().orElse(""), failure));
  }

  @Override
  public void close() {
    trainer.close();
  }
}
