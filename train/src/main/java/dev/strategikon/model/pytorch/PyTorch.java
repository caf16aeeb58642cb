package dev.strategikon.model.pytorch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The access to PyTorch: one thread for each operation, and gradients recorded for each thread.
 *
 * <p>DJL's {@code GradientCollector} lets only one thread of the JVM record at a time. LibTorch
 * needs no such lock, because on a CPU the record and the backward pass belong to the calling
 * thread. So this class calls DJL's JNI layer below the collector.
 */
public final class PyTorch {
  private static final Engine ENGINE = start();
  private static final Optional<String> FAULT = check();

  private PyTorch() {}

  private static Engine start() {
    setUnlessSet("ai.djl.offline", "true");
    setUnlessSet("OPT_OUT_TRACKING", "true");
    // Sums must not be split over a number of threads that differs by machine.
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    setUnlessSet("ai.djl.pytorch.num_interop_threads", "1");
    setUnlessSet("ai.djl.pytorch.graph_optimizer", "false"); // the engine logs a hint otherwise
    OneDnn.limit();
    return Engine.getEngine("PyTorch");
  }

  private static Optional<String> check() {
    try (NDManager manager = ENGINE.newBaseManager(Device.cpu())) {
      return ConvolutionCheck.fault(manager);
    }
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /**
   * {@return a new manager of arrays in main memory; the caller closes it}
   *
   * @throws IllegalStateException if PyTorch computes wrong gradients on this machine
   */
  public static NDManager newManager() {
    FAULT.ifPresent(
        fault -> {
          throw new IllegalStateException(fault);
        });
    return ENGINE.newBaseManager(Device.cpu());
  }

  /**
   * Starts or stops recording the calling thread's operations for a backward pass.
   *
   * @param record whether to record from now on
   */
  public static void recordGradients(boolean record) {
    // OpenMP keeps the number by thread; asking for it makes a new thread take over the engine's.
    if (JniUtils.getNumThreads() != 1) {
      JniUtils.setNumThreads(1);
    }
    // So is this. An optimised graph computes its first calls in another way than later ones.
    JniUtils.setGraphExecutorOptimize(false);
    JniUtils.setGradMode(record);
  }

  /**
   * Computes the gradient of a scalar by every leaf that requires one.
   *
   * @param scalar an array of one element, computed while PyTorch recorded
   */
  public static void backward(NDArray scalar) {
    NDArray one = scalar.getManager().ones(scalar.getShape());
    JniUtils.backward((PtNDArray) scalar, (PtNDArray) one, false, false);
  }

  /**
   * Copies floats into a new array. PyTorch allocates it, and so aligns it to 64 bytes: the order
   * of a vectorised sum may depend on the alignment.
   *
   * @param manager owns the array
   * @param values as many as the shape has
   * @param shape the array's
   * @return the array, of 32-bit floats
   */
  public static NDArray copyOf(NDManager manager, float[] values, Shape shape) {
    NDArray array = manager.create(shape, DataType.FLOAT32);
    write(values, array);
    return array;
  }

  /**
   * Copies integers into a new array of longs, PyTorch's type of an index.
   *
   * @param manager owns the array
   * @param values as many as the shape has
   * @param shape the array's
   * @return the array
   */
  public static NDArray indices(NDManager manager, int[] values, Shape shape) {
    NDArray array = manager.create(shape, DataType.INT64);
    ByteBuffer memory = array.toByteBuffer(true);
    for (int value : values) {
      memory.putLong(value);
    }
    return array;
  }

  /**
   * Copies floats over an array's values.
   *
   * @param from as many values as the array has
   * @param to an array of 32-bit floats
   */
  public static void write(float[] from, NDArray to) {
    to.toByteBuffer(true).asFloatBuffer().put(from);
  }

  /**
   * Copies an array's values.
   *
   * @param from an array of 32-bit floats
   * @param to as long as the array has values
   */
  public static void read(NDArray from, float[] to) {
    from.toByteBuffer(true).asFloatBuffer().get(to);
  }
}
