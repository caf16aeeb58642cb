package dev.strategikon.kernel;

/** Plain loops, for every JVM; also what the others must agree with bit by bit. */
public final class ScalarKernels implements Kernels {
  private static final ProductKernels PRODUCTS = new ScalarProducts();
  private static final SumKernels SUMS = new ScalarSums();
  private static final OrderKernels ORDERS = new ScalarOrders();

  /** Creates the kernels; all are the same. */
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
