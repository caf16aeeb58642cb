package dev.strategikon.kernel;

/** Kernels in plain Java, for every JVM. All other kernels must return the same bits. */
public final class ScalarKernels implements Kernels {
  private static final ProductKernels PRODUCTS = new ScalarProducts();
  private static final SumKernels SUMS = new ScalarSums();
  private static final OrderKernels ORDERS = new ScalarOrders();

  /** Creates the kernels, which have no state. */
  public ScalarKernels() {}

  @Override
  public String name() {
    return "scalar";
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
