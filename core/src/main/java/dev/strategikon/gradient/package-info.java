/** The m × d gradients of a step, and what is rejected of those received. */
package dev.strategikon.gradient;
