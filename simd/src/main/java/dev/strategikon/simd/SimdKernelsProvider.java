package dev.strategikon.simd;

import dev.strategikon.kernel.Kernels;
import dev.strategikon.kernel.KernelsProvider;

/**
 * Offers the kernels with vector instructions. Uses the incubating module only if it is present.
 */
public final class SimdKernelsProvider implements KernelsProvider {
  private static final String MODULE = "jdk.incubator.vector";

  /** Creates a provider, for {@link java.util.ServiceLoader}. */
  public SimdKernelsProvider() {}

  @Override
  public Kernels kernels() {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      throw new UnsupportedOperationException(
          "the JVM runs without --add-modules " + MODULE + " (the launcher adds it)");
    }
    int bits = Shapes.bits();
    if (bits < 128) {
      throw new UnsupportedOperationException("the machine's vectors have only " + bits + " bits");
    }
    return new SimdKernels();
  }
}
