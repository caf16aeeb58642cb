/** Vectors for tests. */
package dev.strategikon.samples;
