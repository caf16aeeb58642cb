package dev.strategikon.simd;

import dev.strategikon.kernel.Kernels;
import dev.strategikon.kernel.OrderKernels;
import dev.strategikon.kernel.ProductKernels;
import dev.strategikon.kernel.SumKernels;

/** Kernels with vector instructions. */
public final class SimdKernels implements Kernels {
  private static final ProductKernels PRODUCTS = new SimdProducts();
  private static final SumKernels SUMS = new SimdSums();
  private static final OrderKernels ORDERS = new SimdOrders();

  /** Creates the kernels, which have no state. The JVM must run with the incubating module. */
  public SimdKernels() {}

  @Override
  public String name() {
    return "simd-" + Shapes.bits();
  }

  @Override
  public ProductKernels products() {
    return PRODUCTS;
  }

  @Override
  public SumKernels sums() {
    return SUMS;
  }

  @Override
  public OrderKernels orders() {
    return ORDERS;
  }
}
