package dev.strategikon.model.layer;

import dev.strategikon.model.ImageShape;
import dev.strategikon.model.Initialisation;
import dev.strategikon.model.Loss;
import dev.strategikon.model.Network;
import dev.strategikon.model.NetworkSession;
import dev.strategikon.model.ParameterBlock;
import dev.strategikon.model.layer.Layer.BatchNorm;
import dev.strategikon.random.Draws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A list of layers, one after the other. */
public final class LayerNetwork implements Network {
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
  public LayerNetwork(ImageShape inputShape, List<Layer> layers) {
    this.inputShape = inputShape;
    List<PlacedLayer> placed = new ArrayList<>();
    List<ParameterBlock> blocks = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    ImageShape shape = inputShape;
    int offset = 0;
    for (Layer layer : layers) {
      String name = layer.kind() + seen.merge(layer.kind(), 1, Integer::sum);
      ImageShape output = output(layer, placed.size() + 1, shape);
      List<ParameterBlock> own = place(name, layer.weightShape(shape), offset);
      for (ParameterBlock block : own) {
        offset = Math.addExact(offset, block.size());
      }
      placed.add(new PlacedLayer(layer, placed.size(), shape, own));
      blocks.addAll(own);
      shape = output;
    }
    if (!shape.isFlat() || blocks.isEmpty()) {
      throw new IllegalArgumentException(
          "A network must have parameters and end in a flat vector, but ends in " + shape);
    }
    this.layers = List.copyOf(placed);
    this.parameters = List.copyOf(blocks);
    this.dimension = offset;
  }

  private static ImageShape output(Layer layer, int number, ImageShape input) {
    try {
      return layer.output(input);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Layer %d, %s: %s".formatted(number, layer.kind(), e.getMessage()), e);
    }
  }

  private static List<ParameterBlock> place(String name, List<Integer> weightShape, int offset) {
    if (weightShape.isEmpty()) {
      return List.of();
    }
    ParameterBlock weight = new ParameterBlock(name + ".weight", offset, weightShape);
    int end = Math.addExact(offset, weight.size());
    return List.of(weight, new ParameterBlock(name + ".bias", end, weightShape.subList(0, 1)));
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public ImageShape inputShape() {
    return inputShape;
  }

  @Override
  public int classes() {
    return layers.get(layers.size() - 1).output().channels();
  }

  @Override
  public List<ParameterBlock> parameters() {
    return parameters;
  }

  @Override
  public boolean hasBatchNorm() {
    return !normalisedChannels().isEmpty();
  }

  @Override
  public List<Integer> normalisedChannels() {
    return layers.stream()
        .filter(placed -> placed.layer() instanceof BatchNorm)
        .map(placed -> placed.input().channels())
        .toList();
  }

  @Override
  public NetworkSession open(Loss loss) {
    return new LayerSession(this, loss);
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
  @Override
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
