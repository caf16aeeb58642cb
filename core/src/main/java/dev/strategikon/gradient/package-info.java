/**
 * The m × d gradients of a step, and the check that received vectors must pass.
 *
 * @serial exclude
 */
package dev.strategikon.gradient;
