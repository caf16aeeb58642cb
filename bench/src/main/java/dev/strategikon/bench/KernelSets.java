package dev.strategikon.bench;

import dev.strategikon.kernel.Kernels;
import dev.strategikon.kernel.ScalarKernels;
import dev.strategikon.simd.SimdKernelsProvider;
import java.util.List;

/** Kernels by name. */
final class KernelSets {
  static final List<String> NAMES = List.of("scalar", "simd");

  private KernelSets() {}

  /**
   * Returns the kernels of a name. There is no fallback to others.
   *
   * @throws IllegalArgumentException if the name is unknown, or this JVM cannot run them
   */
  static Kernels named(String name) {
    return switch (name) {
      case "scalar" -> new ScalarKernels();
      case "simd" -> simd();
      default ->
          throw new IllegalArgumentException(
              "Unknown kernels '%s'. Available: %s".formatted(name, String.join(", ", NAMES)));
    };
  }

  private static Kernels simd() {
    try {
      return new SimdKernelsProvider().kernels();
    } catch (UnsupportedOperationException e) {
      throw new IllegalArgumentException("The kernels simd cannot run: " + e.getMessage(), e);
    }
  }
}
