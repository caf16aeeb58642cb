/**
 * Vectors in users' files: NumPy's {@code .npy}, and CSV.
 *
 * @serial exclude
 */
package dev.strategikon.vectors;
