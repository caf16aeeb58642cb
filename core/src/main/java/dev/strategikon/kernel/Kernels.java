package dev.strategikon.kernel;

/**
 * The loops over coordinates, in one of the ways in which a machine can run them. All ways give the
 * same bits, because every sum has one fixed order; only the time differs.
 *
 * <p>Immutable, and safe for use by several threads; scratch memory is the caller's.
 */
public interface Kernels {
  /**
   * Returns the kernels that this JVM uses by default, chosen once: see {@link KernelChoice}.
   *
   * @throws IllegalStateException if {@code -Dstrategikon.kernels} asks for what is not there
   */
  static Kernels active() {
    return KernelChoice.ACTIVE.kernels();
  }

  /** Returns what {@code system.json} calls them, such as {@code scalar} or {@code simd-512}. */
  String name();

  /** Returns the sums over coordinates of which the geometry is made. */
  ProductKernels products();

  /** Returns the sums over vectors, coordinate by coordinate. */
  SumKernels sums();

  /** Returns what puts the values of a coordinate in order. */
  OrderKernels orders();
}
