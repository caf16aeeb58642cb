package dev.strategikon.simd;

import dev.strategikon.kernel.Kernels;
import dev.strategikon.kernel.OrderKernels;
import dev.strategikon.kernel.ProductKernels;
import dev.strategikon.kernel.SumKernels;

/** Kernels by vector instructions. */
public final class SimdKernels implements Kernels {
  private static final ProductKernels PRODUCTS = new SimdProducts();
  private static final SumKernels SUMS = new SimdSums();
  private static final OrderKernels ORDERS = new SimdOrders();

  /** Creates the kernels; all are the same. The JVM must have the incubating module. */
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
