/** Vectors in users' files: NumPy's {@code .npy}, and CSV. */
package dev.strategikon.vectors;
