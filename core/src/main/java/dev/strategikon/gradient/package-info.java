/**
 * The m × d gradients of a step, what is rejected of them, and their pairwise geometry.
 *
 * <p>All sums over coordinates follow one order: float within a block of {@value
 * dev.strategikon.gradient.Blocks#SIZE} coordinates, double across blocks along a fixed binary
 * tree. So a result has the same bits on any number of threads.
 */
package dev.strategikon.gradient;
