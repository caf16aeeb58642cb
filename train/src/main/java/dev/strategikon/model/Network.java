package dev.strategikon.model;

import dev.strategikon.model.Layer.BatchNorm;
import dev.strategikon.random.Draws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A classifier of images: layers over one flat parameter vector x of d floats. It does not hold x,
 * and no native memory. Immutable; a {@link NetworkSession} computes with it.
 */
public final class Network {
  private final ImageShape inputShape;
  private final List<PlacedLayer> layers;
  private final List<ParameterBlock> parameters;
  private final int dimension;

  /**
   * Creates a network.
   *
   * @param inputShape the shape of one image
   * @param layers its layers, in order; the output of the last must be a flat vector, with one
   *     value for each class
   * @throws IllegalArgumentException if a layer does not take the output of the one before, the
   *     last output is not flat, or there are no parameters
   */
  public Network(ImageShape inputShape, List<Layer> layers) {
    this.inputShape = inputShape;
    List<PlacedLayer> placed = new ArrayList<>();
    List<ParameterBlock> blocks = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    ImageShape shape = inputShape;
    int offset = 0;
    for (Layer layer : layers) {
      String name = layer.kind() + seen.merge(layer.kind(), 1, Integer::sum);
      List<ParameterBlock> own = place(name, layer.weightShape(shape), offset);
      for (ParameterBlock block : own) {
        offset = Math.addExact(offset, block.size());
      }
      placed.add(new PlacedLayer(layer, placed.size(), shape, own));
      blocks.addAll(own);
      shape = layer.output(shape);
    }
    if (!shape.isFlat() || blocks.isEmpty()) {
      throw new IllegalArgumentException(
          "A network must have parameters and end in a flat vector, but ends in " + shape);
    }
    this.layers = List.copyOf(placed);
    this.parameters = List.copyOf(blocks);
    this.dimension = offset;
  }

  private static List<ParameterBlock> place(String name, List<Integer> weightShape, int offset) {
    if (weightShape.isEmpty()) {
      return List.of();
    }
    ParameterBlock weight = new ParameterBlock(name + ".weight", offset, weightShape);
    int end = Math.addExact(offset, weight.size());
    return List.of(weight, new ParameterBlock(name + ".bias", end, weightShape.subList(0, 1)));
  }

  /** {@return d, the number of parameters} */
  public int dimension() {
    return dimension;
  }

  /** {@return the shape of one image} */
  public ImageShape inputShape() {
    return inputShape;
  }

  /** {@return the number of classes} */
  public int classes() {
    return layers.get(layers.size() - 1).output().channels();
  }

  /** {@return where each layer's parameters lie in x, in order and without gaps} */
  public List<ParameterBlock> parameters() {
    return parameters;
  }

  /**
   * {@return the coordinates of x of each layer with parameters, in order and without gaps, by the
   * layers' names, such as {@code conv1}}
   */
  public Map<String, CoordinateRange> coordinatesByLayer() {
    Map<String, CoordinateRange> ranges = new LinkedHashMap<>();
    for (ParameterBlock block : parameters) {
      String layer = block.name().substring(0, block.name().indexOf('.'));
      ranges.merge(
          layer,
          new CoordinateRange(block.offset(), block.offset() + block.size()),
          (first, last) -> new CoordinateRange(first.from(), last.to()));
    }
    return Collections.unmodifiableMap(ranges);
  }

  /** {@return whether there is a batch normalisation, so that an evaluation needs statistics} */
  public boolean hasBatchNorm() {
    return !normalisedChannels().isEmpty();
  }

  /** {@return the number of channels of each batch normalisation, in order} */
  public List<Integer> normalisedChannels() {
    return layers.stream()
        .filter(placed -> placed.layer() instanceof BatchNorm)
        .map(placed -> placed.input().channels())
        .toList();
  }

  List<PlacedLayer> layers() {
    return layers;
  }

  /**
   * Draws the initial parameters, with the same bytes on every machine. Batch normalisations start
   * with weight 1 and bias 0.
   *
   * @param initialisation how weights and biases of the other layers are drawn
   * @return d new floats
   */
  public float[] initialParameters(Initialisation initialisation, long seed) {
    float[] x = new float[dimension];
    for (PlacedLayer placed : layers) {
      if (placed.blocks().isEmpty()) {
        continue;
      }
      ParameterBlock weight = placed.weight();
      ParameterBlock bias = placed.bias();
      if (placed.layer() instanceof BatchNorm) {
        Arrays.fill(x, weight.offset(), bias.offset(), 1);
      } else {
        double fanIn = (double) weight.size() / bias.size();
        double fanOut = (double) weight.size() / weight.shape().get(1);
        Draws draws = Draws.of(seed, "initial-parameters", placed.index());
        fill(x, weight, initialisation.weightBound(fanIn, fanOut), draws);
        fill(x, bias, initialisation.biasBound(fanIn), draws);
      }
    }
    return x;
  }

  private static void fill(float[] x, ParameterBlock block, double bound, Draws draws) {
    for (int j = block.offset(); j < block.offset() + block.size(); j++) {
      x[j] = (float) ((2 * draws.nextDouble() - 1) * bound);
    }
  }
}
