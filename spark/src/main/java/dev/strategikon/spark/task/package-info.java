/** The tasks that run on executors, and the data that they exchange. */
package dev.strategikon.spark.task;
