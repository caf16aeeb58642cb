/**
 * The driver's part of a step, and of a whole run.
 *
 * @serial exclude
 */
package dev.strategikon.spark.engine;
