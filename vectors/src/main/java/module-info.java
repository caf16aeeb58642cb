/** Vectors in users' files: NumPy's {@code .npy}, and CSV. */
module dev.strategikon.vectors {
  requires dev.strategikon.core;

  exports dev.strategikon.vectors;
}
