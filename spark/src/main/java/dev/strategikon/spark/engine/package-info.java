/** The driver's side of a step, and of a whole run. */
package dev.strategikon.spark.engine;
