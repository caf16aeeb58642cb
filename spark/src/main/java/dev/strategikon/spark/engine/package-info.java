/** The driver's part of a step, and of a whole run. */
package dev.strategikon.spark.engine;
