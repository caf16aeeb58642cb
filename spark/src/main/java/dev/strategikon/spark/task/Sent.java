package dev.strategikon.spark.task;

import java.io.Serializable;

/**
 * A worker's gradient, or a slice of it.
 *
 * @param worker the worker's index; from m on a piece of the server's sample
 * @param vector the gradient or the slice
 */
public record Sent(int worker, Packed vector) implements Serializable {}
