package dev.strategikon.spark.task;

import java.io.Serializable;

/**
 * What a worker computed, or a slice of it.
 *
 * @param worker its number
 * @param vector its gradient
 */
public record Sent(int worker, Packed vector) implements Serializable {}
