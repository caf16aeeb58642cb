/** Vectors for tests, and the specs of the catalogues. */
package dev.strategikon.samples;
