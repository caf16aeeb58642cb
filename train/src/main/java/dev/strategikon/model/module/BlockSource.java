package dev.strategikon.model.module;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import dev.strategikon.model.ImageShape;
import java.util.ArrayList;
import java.util.List;

/**
 * Blocks of DJL.
 *
 * @param maker makes them
 * @param classes the number of outputs
 */
record BlockSource(BlockModel.Maker maker, int classes) implements ModuleSource {
  @Override
  public String name() {
    return "The block";
  }

  @Override
  public Module load(NDManager manager, ImageShape input) {
    Block block = maker.make(input, classes);
    Shape image = new Shape(1, input.channels(), input.height(), input.width());
    synchronized (Module.GENERATOR) {
      JniUtils.setSeed(0); // initialisers draw from PyTorch's generator
      block.initialize(manager, DataType.FLOAT32, image);
    }
    List<NDArray> trained = new ArrayList<>();
    List<NDArray> others = new ArrayList<>();
    for (Pair<String, Parameter> pair : block.getParameters()) {
      NDArray array = pair.getValue().getArray();
      array.setName(pair.getKey().replaceFirst("_([^_]*)$", ".$1"));
      boolean isTrained = pair.getValue().requiresGradient();
      array.setRequiresGradient(isTrained);
      (isTrained ? trained : others).add(array);
    }
    ParameterStore store = new ParameterStore(manager, false);
    return new Module(
        trained,
        others,
        (images, training) -> block.forward(store, new NDList(images), training),
        block::clear);
  }
}
