package dev.strategikon.model.module;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import dev.strategikon.model.DropoutKey;
import dev.strategikon.model.ImageShape;
import dev.strategikon.model.pytorch.PyTorch;
import dev.strategikon.random.Draws;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Tries a module on a few images before it is trained, and refuses what cannot be trained, or would
 * not give the same bytes again. What the passes do with random numbers and buffers is observed,
 * because a module does not declare it.
 */
final class Probe {
  private static final DropoutKey KEY = new DropoutKey(0, 0, 0);

  private final ModuleSource source;
  private final ImageShape input;
  private final int classes;
  private final PtNDManager manager;
  private boolean drawsRandomly;

  private Probe(ModuleSource source, ImageShape input, int classes, NDManager manager) {
    this.source = source;
    this.input = input;
    this.classes = classes;
    this.manager = (PtNDManager) manager;
  }

  /**
   * Tries a module.
   *
   * @param drawn whether its initial values will be drawn by the seed
   * @return the network that it is
   * @throws IllegalArgumentException if it cannot be trained; the message has the file and why
   */
  static ModuleNetwork network(ModuleSource source, ImageShape input, int classes, boolean drawn) {
    PyTorch.recordGradients(false);
    try (NDManager manager = PyTorch.newManager()) {
      return new Probe(source, input, classes, manager).network(drawn);
    } catch (EngineException | UnsupportedOperationException e) {
      String reason = ModuleSource.reason(e);
      throw source.refused("does not compute on images of %s: %s".formatted(input, reason), e);
    } finally {
      PyTorch.recordGradients(false);
    }
  }

  private ModuleNetwork network(boolean drawn) {
    Module module = source.load(manager, input);
    float[] values = initialValues(module);
    NDArray two = images(2);
    float[] first = gradient(module, two);
    gradient(module, images(3));
    if (!Arrays.equals(first, gradient(module, two))) {
      throw source.refused(
          "computes another gradient when asked again, so it keeps a state from pass to pass that"
              + " its training depends on; runs would differ by the number of threads",
          null);
    }
    boolean keepsStatistics = evaluate(module, two);
    return new ModuleNetwork(
        source, input, classes, module.blocks(), values, drawn, drawsRandomly, keepsStatistics);
  }

  /** Checks the parameters and returns their values in the file. */
  private float[] initialValues(Module module) {
    if (module.trained().isEmpty()) {
      throw source.refused(
          module.frozen() == 0
              ? "has no parameters: was it frozen or optimised for inference? Export the module"
                  + " itself"
              : "has %d parameters, but none requires a gradient: set requires_grad before the export"
                  .formatted(module.frozen()),
          null);
    }
    for (NDArray parameter : module.trained()) {
      if (parameter.getDataType() != DataType.FLOAT32) {
        throw source.refused(
            "has the parameter %s of type %s: use float32, as by net.float()"
                .formatted(parameter.getName(), parameter.getDataType()),
            null);
      }
    }
    int d = module.blocks().stream().mapToInt(block -> block.size()).sum();
    float[] values = new float[d];
    module.read(values);
    requireOwnMemory(module, values);
    return values;
  }

  /** Refuses parameters that share memory, or lie in it in another order than their indices'. */
  private void requireOwnMemory(Module module, float[] values) {
    float[] numbers = new float[values.length];
    float[] back = new float[values.length];
    for (int j = 0; j < numbers.length; j++) {
      numbers[j] = j % (1 << 20);
    }
    module.write(numbers);
    module.read(back);
    module.write(values);
    int at = Arrays.mismatch(numbers, back);
    if (at >= 0) {
      String name =
          module.blocks().stream()
              .filter(block -> at < block.offset() + block.size())
              .findFirst()
              .orElseThrow()
              .name();
      throw source.refused(
          "has the parameter %s in the memory of another one, or not contiguous: give each its own,"
                  .formatted(name)
              + " as by .clone().contiguous()",
          null);
    }
  }

  private float[] gradient(Module module, NDArray images) {
    int d = module.blocks().stream().mapToInt(block -> block.size()).sum();
    float[] gradient = new float[d];
    try (PtNDManager call = (PtNDManager) manager.newSubManager()) {
      images.attach(call);
      PyTorch.recordGradients(true);
      NDList[] outputs = new NDList[1];
      drawsRandomly |= Module.draws(call, () -> outputs[0] = module.train(images));
      if (drawsRandomly) {
        outputs[0] = module.train(images, KEY);
      }
      NDArray checked = checked(outputs[0], images.getShape().get(0));
      backward(checked.logSoftmax(1).square().sum());
      module.takeGradient(gradient);
      images.attach(manager);
    } finally {
      PyTorch.recordGradients(false);
    }
    return gradient;
  }

  private void backward(NDArray scalar) {
    try {
      PyTorch.backward(scalar);
    } catch (EngineException e) {
      String reason = ModuleSource.reason(e);
      throw source.refused("has outputs that no gradient flows back from: " + reason, e);
    }
  }

  /** Returns whether what the module has computed in training changes its evaluations. */
  private boolean evaluate(Module trained, NDArray images) {
    Module fresh = source.load(manager, input);
    try (PtNDManager call = (PtNDManager) manager.newSubManager()) {
      images.attach(call);
      NDList[] outputs = new NDList[1];
      if (Module.draws(call, () -> outputs[0] = fresh.evaluate(images))) {
        throw source.refused(
            "draws random numbers in an evaluation, so none could be repeated", null);
      }
      float[] first = values(() -> outputs[0], images);
      if (!Arrays.equals(first, values(() -> fresh.evaluate(images), images))) {
        throw source.refused(
            "evaluates the same images in two ways, so it keeps a state from pass to pass", null);
      }
      return !Arrays.equals(first, values(() -> trained.evaluate(images), images));
    }
  }

  private float[] values(Supplier<NDList> outputs, NDArray images) {
    return checked(outputs.get(), images.getShape().get(0)).toFloatArray();
  }

  /** Returns the outputs, one for each class. */
  private NDArray checked(NDList outputs, long images) {
    if (outputs.size() != 1) {
      throw source.refused(
          "returns %d tensors: return the logits alone".formatted(outputs.size()), null);
    }
    NDArray output = outputs.get(0);
    Shape expected = new Shape(images, classes);
    if (!output.getShape().equals(expected)) {
      throw source.refused(
          "returns %s for %d images of %s, but the data set has %d classes: expected %s"
              .formatted(output.getShape(), images, input, classes, expected),
          null);
    }
    if (output.getDataType() != DataType.FLOAT32) {
      throw source.refused(
          "returns %s: return logits of type float32".formatted(output.getDataType()), null);
    }
    for (float value : output.toFloatArray()) {
      if (!Float.isFinite(value)) {
        throw source.refused("returns %s for its values in the file".formatted(value), null);
      }
    }
    return output;
  }

  /** Makes images like normalised ones. */
  private NDArray images(int count) {
    Draws draws = Draws.of(0, "probe", count);
    float[] values = new float[count * input.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) draws.nextGaussian();
    }
    Shape shape = new Shape(count, input.channels(), input.height(), input.width());
    return PyTorch.copyOf(manager, values, shape);
  }
}
