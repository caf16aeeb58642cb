package dev.strategikon.model.layer;

import dev.strategikon.model.ImageShape;
import dev.strategikon.model.ParameterBlock;
import java.util.List;

/**
 * A layer at its place in a network.
 *
 * @param layer the layer
 * @param index its place, from 0
 * @param input the shape of its input for one image
 * @param blocks its parameters: none, or the weight and then the bias
 */
record PlacedLayer(Layer layer, int index, ImageShape input, List<ParameterBlock> blocks) {
  ParameterBlock weight() {
    return blocks.get(0);
  }

  ParameterBlock bias() {
    return blocks.get(1);
  }

  ImageShape output() {
    return layer.output(input);
  }
}
