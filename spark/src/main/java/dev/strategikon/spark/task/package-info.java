/** What travels to executors, and what is done there. */
package dev.strategikon.spark.task;
