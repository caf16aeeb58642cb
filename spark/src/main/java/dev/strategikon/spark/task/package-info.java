/**
 * The tasks that run on executors, and the data that they exchange.
 *
 * @serial exclude
 */
package dev.strategikon.spark.task;
