package dev.strategikon.kernel;

/**
 * The loops over coordinates, in one implementation: plain Java, or vector instructions.
 *
 * <p>Assumptions: arrays have the sizes that each method states, and scratch memory belongs to one
 * thread.
 *
 * <p>Guarantees: all implementations return the same bits, because every sum has one fixed order;
 * only the speed differs. Immutable, and safe for use by several threads; objects that hold scratch
 * memory say so and are for one thread each.
 *
 * <p>Example, the sums of the columns of some rows:
 *
 * <pre>{@code
 * double[] sums = new double[columns];
 * Kernels.active().sums().sum(rows, 0, columns, sums);
 * }</pre>
 */
public interface Kernels {
  /**
   * {@return the kernels that this JVM uses by default} They are chosen once: see {@link
   * KernelChoice}.
   *
   * @throws IllegalStateException if {@code -Dstrategikon.kernels} asks for kernels that cannot run
   */
  static Kernels active() {
    return KernelChoice.ACTIVE.kernels();
  }

  /** {@return the name used in {@code system.json}, such as {@code scalar} or {@code simd-512}} */
  String name();

  /** {@return the sums over coordinates that make up the geometry} */
  ProductKernels products();

  /** {@return the sums over vectors, coordinate by coordinate} */
  SumKernels sums();

  /** {@return the order statistics, coordinate by coordinate} */
  OrderKernels orders();
}
