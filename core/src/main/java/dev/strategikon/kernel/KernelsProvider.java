package dev.strategikon.kernel;

/**
 * Offers kernels to {@link Kernels#active}; found by {@link java.util.ServiceLoader}. Making a
 * provider must touch nothing that a JVM may lack.
 */
public interface KernelsProvider {
  /**
   * Returns the kernels.
   *
   * @throws UnsupportedOperationException if this JVM or machine cannot run them, with the reason
   */
  Kernels kernels();
}
