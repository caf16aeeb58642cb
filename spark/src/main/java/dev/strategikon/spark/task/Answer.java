package dev.strategikon.spark.task;

import dev.strategikon.sgd.StepOutcome;
import java.io.Serializable;

/**
 * What a server answers.
 *
 * @param outcome of the step; null if it refused
 * @param refusal why it did, to be told to the user; null if it did not. Not an exception, because
 *     Spark would try the same again
 */
public record Answer(StepOutcome outcome, String refusal) implements Serializable {}
