package dev.strategikon.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import dev.strategikon.round.OpenRound;
import dev.strategikon.round.Receipt;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The gradient of a DJL block as one vector of d floats, as a rule sees it: the gradients of its
 * parameters one after the other, in the block's order. Parameters without a gradient are not in
 * it: frozen ones, and the running statistics of batch normalisation.
 *
 * <p>A gradient is read from the memory of DJL's arrays where the engine gives access to it, as
 * PyTorch does on the CPU.
 *
 * <p>Thread-safety: none, as DJL's training has none.
 */
public final class FlatGradient {
  private static final NDIndex ALL = new NDIndex("...");

  private final List<Parameter> parameters;
  private final int dimension;

  private FlatGradient(List<Parameter> parameters, int dimension) {
    this.parameters = parameters;
    this.dimension = dimension;
  }

  /**
   * Returns the gradient of a block's parameters. Which of them are frozen is asked now.
   *
   * @param block initialized for training, with its parameters on the CPU
   * @return its gradient
   * @throws IllegalStateException if a parameter is not initialized
   * @throws IllegalArgumentException if one has no gradient, is not of floats or not on the CPU, or
   *     there is none
   */
  public static FlatGradient of(Block block) {
    List<Parameter> parameters = new ArrayList<>();
    long dimension = 0;
    for (Pair<String, Parameter> pair : block.getParameters()) {
      Parameter parameter = pair.getValue();
      if (parameter.requiresGradient()) {
        check(pair.getKey(), parameter);
        parameters.add(parameter);
        dimension += parameter.getArray().size();
      }
    }
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException("No parameter of the block has a gradient");
    }
    return new FlatGradient(List.copyOf(parameters), Math.toIntExact(dimension));
  }

  private static void check(String name, Parameter parameter) {
    if (!parameter.isInitialized()) {
      throw new IllegalStateException(
          "The parameter %s is not initialized: call Trainer.initialize first".formatted(name));
    }
    NDArray array = parameter.getArray();
    checkMemory(name, array.getDevice(), array.getDataType());
    if (!array.hasGradient()) {
      throw new IllegalArgumentException(
          "The parameter %s has no gradient: call Trainer.initialize, or freeze it"
              .formatted(name));
    }
  }

  static void checkMemory(String name, Device device, DataType type) {
    if (!Device.cpu().equals(device)) {
      throw new IllegalArgumentException(
          "The parameter %s is on %s, and rules run on the CPU: train with optDevices(Device.cpu())"
              .formatted(name, device));
    }
    if (type != DataType.FLOAT32) {
      throw new IllegalArgumentException(
          "The parameter %s is of %s, and rules aggregate float32".formatted(name, type));
    }
  }

  /** {@return d, the number of coordinates} */
  public int dimension() {
    return dimension;
  }

  /**
   * Copies the gradient.
   *
   * @param out d floats, all of which are written
   * @throws IllegalArgumentException if it has another length
   */
  public void read(float[] out) {
    checkLength(out);
    FloatBuffer to = FloatBuffer.wrap(out);
    try (NDManager scope = newScope()) {
      memory(scope).forEach(to::put);
    }
  }

  /**
   * Submits the gradient to a round, straight from the memory of DJL's arrays. Before the first
   * backward pass it is zero.
   *
   * @param round an open round of d coordinates
   * @param worker whose gradient it is
   * @return what became of it
   * @throws IndexOutOfBoundsException if there is no such worker
   */
  public Receipt submit(OpenRound round, int worker) {
    try (NDManager scope = newScope()) {
      return round.submit(worker, memory(scope));
    }
  }

  /**
   * Replaces the gradient, such as by an aggregate.
   *
   * @param vector d floats, only read
   * @throws IllegalArgumentException if it has another length
   */
  public void write(float[] vector) {
    checkLength(vector);
    try (NDManager scope = newScope()) {
      int at = 0;
      for (NDArray gradient : gradients(scope)) {
        int size = Math.toIntExact(gradient.size());
        FloatBuffer values = FloatBuffer.wrap(vector, at, size);
        gradient.set(ALL, scope.create(values, gradient.getShape()));
        at += size;
      }
    }
  }

  /**
   * Sets the gradient to zero, also where it is not finite. An engine may add a backward pass to
   * what is there, as PyTorch does.
   */
  public void clear() {
    try (NDManager scope = newScope()) {
      gradients(scope).forEach(gradient -> gradient.set(ALL, scope.zeros(gradient.getShape())));
    }
  }

  private void checkLength(float[] vector) {
    if (vector.length != dimension) {
      throw new IllegalArgumentException(
          "The vector has %d coordinates, the block's gradient has %d"
              .formatted(vector.length, dimension));
    }
  }

  /** What is attached to it is freed with it; the gradients themselves stay with the parameters. */
  private NDManager newScope() {
    return parameters.get(0).getArray().getManager().newSubManager();
  }

  private List<NDArray> gradients(NDManager scope) {
    List<NDArray> gradients = new ArrayList<>();
    for (Parameter parameter : parameters) {
      NDArray gradient = parameter.getArray().getGradient();
      gradient.attach(scope);
      gradients.add(gradient);
    }
    return gradients;
  }

  private List<FloatBuffer> memory(NDManager scope) {
    return gradients(scope).stream()
        .map(gradient -> gradient.toByteBuffer(true).asFloatBuffer())
        .toList();
  }
}
