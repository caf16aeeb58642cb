/** Vectors in users' files: NumPy's {@code .npy}, and CSV. */
module dev.strategikon.vectors {
  requires transitive dev.strategikon.core;

  exports dev.strategikon.vectors;
}
