package dev.strategikon.spark.task;

import dev.strategikon.sgd.StepOutcome;
import java.io.Serializable;

/**
 * The answer of a shard's server.
 *
 * @param outcome the outcome of the step; null if it was refused
 * @param refusal the message for the user if the step was refused, else null. It is no exception,
 *     because Spark would retry the task
 */
public record Answer(StepOutcome outcome, String refusal) implements Serializable {}
