package dev.strategikon.kernel;

/**
 * Offers kernels to {@link Kernels#active}. Providers are found by {@link java.util.ServiceLoader}.
 *
 * <p>Assumptions: the provider's constructor uses nothing that a JVM or a machine may lack, so that
 * every provider can be created.
 *
 * <p>Guarantees: {@link #kernels} returns kernels that run here and have the bits of {@link
 * ScalarKernels}, or it throws and says why they cannot run.
 *
 * <p>Example, a line of {@code module-info.java}:
 *
 * <pre>{@code
 * provides dev.strategikon.kernel.KernelsProvider with dev.strategikon.simd.SimdKernelsProvider;
 * }</pre>
 */
public interface KernelsProvider {
  /**
   * {@return the kernels}
   *
   * @throws UnsupportedOperationException if this JVM or machine cannot run them; the message is
   *     the reason
   */
  Kernels kernels();
}
