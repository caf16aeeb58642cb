package dev.strategikon.model.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import dev.strategikon.model.ImageShape;
import dev.strategikon.model.ParameterBlock;
import java.util.List;

/** Runs images through a network's layers. */
final class ForwardPass {
  private static final Shape ONE = new Shape(1, 1);
  private static final Shape NONE = new Shape(0, 0);

  private final LayerNetwork network;
  private final long[] blockStarts; // without the first, which is 0

  ForwardPass(LayerNetwork network) {
    this.network = network;
    this.blockStarts =
        network.parameters().stream().skip(1).mapToLong(ParameterBlock::offset).toArray();
  }

  /**
   * Returns the logits, images × classes.
   *
   * @param x d parameters, split once into the layers' parameters, so that the backward pass joins
   *     the gradient once
   * @param images images × channels × height × width; closed, like all intermediate values
   */
  NDArray logits(NDArray x, NDArray images, Phase phase) {
    NDList blocks = x.split(blockStarts, 0);
    NDArray values = images;
    int next = 0;
    for (PlacedLayer placed : network.layers()) {
      List<ParameterBlock> own = placed.blocks();
      NDArray weight = own.isEmpty() ? null : shaped(blocks.get(next), placed.weight());
      NDArray bias = own.isEmpty() ? null : blocks.get(next + 1);
      next += own.size();
      NDArray output = apply(placed, values, weight, bias, phase);
      if (output != values) {
        // This closes our handle alone: PyTorch keeps what the backward pass needs.
        values.close();
      }
      values = output;
    }
    return flat(values, ImageShape.flat(network.classes()));
  }

  private static NDArray apply(
      PlacedLayer placed, NDArray input, NDArray weight, NDArray bias, Phase phase) {
    Layer layer = placed.layer();
    if (layer instanceof Layer.Conv conv) {
      Shape padding = new Shape(conv.padding(), conv.padding());
      Shape stride = new Shape(conv.stride(), conv.stride());
      return Conv2d.conv2d(input, weight, bias, stride, padding, ONE).singletonOrThrow();
    } else if (layer instanceof Layer.BatchNorm) {
      return phase.normalise(input, weight, bias);
    } else if (layer instanceof Layer.Relu) {
      return Activation.relu(input);
    } else if (layer instanceof Layer.MaxPool pool) {
      Shape square = new Shape(pool.size(), pool.size());
      return Pool.maxPool2d(input, square, square, NONE, false);
    } else if (layer instanceof Layer.Dropout dropout) {
      return phase.drop(placed, dropout, input);
    } else if (layer instanceof Layer.Flatten) {
      return flat(input, placed.output());
    } else if (layer instanceof Layer.Dense) {
      // An image of 1 x 1 pixels is a flat vector without a Flatten, too.
      return Linear.linear(flat(input, placed.input()), weight, bias).singletonOrThrow();
    }
    throw new AssertionError("No operation for " + layer);
  }

  private static NDArray flat(NDArray input, ImageShape shape) {
    return input.reshape(input.getShape().get(0), shape.size());
  }

  private static NDArray shaped(NDArray flat, ParameterBlock block) {
    return flat.reshape(block.shape().stream().mapToLong(Integer::longValue).toArray());
  }
}
