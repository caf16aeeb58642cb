package dev.strategikon.spark;

import dev.strategikon.sgd.StepListener;
import dev.strategikon.sgd.Trainer;
import dev.strategikon.sgd.TrainingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.spark.SparkException;

/** Turns a failure on the cluster into its cause, without the steps by which Spark gave up. */
final class ExplainedTrainer implements Trainer {
  private final Trainer trainer;

  ExplainedTrainer(Trainer trainer) {
    this.trainer = trainer;
  }

  @Override
  public TrainingState initialState() {
    return trainer.initialState();
  }

  @Override
  public void run(TrainingState state, int until, StepListener listener) {
    try {
      trainer.run(state, until, listener);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) { // Scala throws checked exceptions that it does not declare
      throw explained(e);
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
    return new UncheckedIOException(
        new IOException("the cluster gave up: " + lines.lines().findFirst().orElse(""), failure));
  }

  @Override
  public void close() {
    trainer.close();
  }
}
