package dev.strategikon.model.module;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import dev.strategikon.model.DropoutKey;
import dev.strategikon.model.ParameterBlock;
import dev.strategikon.model.pytorch.PyTorch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Code of PyTorch, and its own copy of the parameters and buffers. Parameters that do not require a
 * gradient are none of x, and stay as they are.
 */
final class Module {
  /** PyTorch has one random generator for all threads, so passes that draw from it take turns. */
  static final Object GENERATOR = new Object();

  private final List<NDArray> trained;
  private final List<NDArray> others;
  private final Forward forward;
  private final Runnable free;

  /** Computes outputs. */
  @FunctionalInterface
  interface Forward {
    /**
     * Computes outputs.
     *
     * @param images images × channels × height × width
     * @param training whether as in training, or as in an evaluation
     */
    NDList pass(NDArray images, boolean training);
  }

  /**
   * Creates a module.
   *
   * @param trained the parameters that x has, in order
   * @param others those that it has not
   * @param forward the code
   * @param free frees the code
   */
  Module(List<NDArray> trained, List<NDArray> others, Forward forward, Runnable free) {
    this.trained = trained;
    this.others = others;
    this.forward = forward;
    this.free = free;
  }

  /** Returns those that x has, in the module's order. */
  List<NDArray> trained() {
    return trained;
  }

  /** Returns how many more there are, which stay as they are. */
  int frozen() {
    return others.size();
  }

  /** Returns where they lie in x. */
  List<ParameterBlock> blocks() {
    List<ParameterBlock> blocks = new ArrayList<>();
    int offset = 0;
    for (NDArray parameter : trained) {
      List<Integer> shape =
          LongStream.of(parameter.getShape().getShape()).mapToObj(Math::toIntExact).toList();
      ParameterBlock next = new ParameterBlock(parameter.getName(), offset, shape);
      blocks.add(next);
      offset = Math.addExact(offset, next.size());
    }
    return blocks;
  }

  /** Copies x into the parameters. */
  void write(float[] x) {
    int from = 0;
    for (NDArray parameter : trained) {
      int size = (int) parameter.size();
      PyTorch.write(Arrays.copyOfRange(x, from, from + size), parameter);
      from += size;
    }
  }

  /** Copies the parameters to x. */
  void read(float[] x) {
    int from = 0;
    for (NDArray parameter : trained) {
      float[] values = parameter.toFloatArray();
      System.arraycopy(values, 0, x, from, values.length);
      from += values.length;
    }
  }

  /** Takes the gradients of the backward pass: copies them, and sets them to zero. */
  void takeGradient(float[] gradient) {
    int from = 0;
    for (NDArray parameter : trained) {
      int size = (int) parameter.size();
      try (PtNDArray own = JniUtils.getGradient((PtNDArray) parameter)) {
        if (own == null) { // the loss does not depend on it
          Arrays.fill(gradient, from, from + size, 0);
        } else {
          float[] values = own.toFloatArray();
          for (int j = 0; j < size; j++) {
            // The first pass leaves −0 where a later one, which is added to zeros, leaves 0.
            gradient[from + j] = values[j] + 0f;
          }
          JniUtils.zeroGrad((PtNDArray) parameter);
        }
      }
      from += size;
    }
  }

  /** Computes outputs as in training, of which the calling thread may record a backward pass. */
  NDList train(NDArray images) {
    return forward.pass(images, true);
  }

  /** The same for a module that draws random numbers: they are those of a key. */
  NDList train(NDArray images, DropoutKey key) {
    synchronized (GENERATOR) {
      JniUtils.setSeed(key.draws(0).nextLong());
      return train(images);
    }
  }

  /** Computes outputs as in an evaluation. */
  NDList evaluate(NDArray images) {
    return forward.pass(images, false);
  }

  /** Runs a pass and returns whether it has drawn random numbers. */
  static boolean draws(PtNDManager call, Runnable pass) {
    synchronized (GENERATOR) {
      JniUtils.setSeed(1);
      float before = next(call);
      JniUtils.setSeed(1);
      pass.run();
      return next(call) != before;
    }
  }

  private static float next(PtNDManager call) {
    return call.randomUniform(0, 1, new Shape(1)).getFloat();
  }

  /** Frees all. */
  void close() {
    trained.forEach(NDArray::close);
    others.forEach(NDArray::close);
    free.run();
  }
}
