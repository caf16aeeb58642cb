package dev.strategikon.model;

import dev.strategikon.rule.LayerSizes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A function of images with one flat parameter vector x of d floats, and one output for each class.
 * It holds neither x nor native memory. Immutable; a {@link NetworkSession} computes with it.
 */
public interface Network {
  /** {@return d, the number of parameters} */
  int dimension();

  /** {@return the shape of one image} */
  ImageShape inputShape();

  /** {@return the number of outputs: the classes, or 1 if it predicts a number} */
  int classes();

  /** {@return where each layer's parameters lie in x, in order and without gaps} */
  List<ParameterBlock> parameters();

  /** {@return the layers that a rule sees: one for each parameter, a bias among them} */
  default LayerSizes parameterLayers() {
    return LayerSizes.of(
        parameters().stream().mapToInt(ParameterBlock::size).filter(size -> size > 0).toArray());
  }

  /** {@return whether an evaluation needs {@link Statistics}, as with batch normalisation} */
  boolean hasBatchNorm();

  /**
   * {@return the number of channels of each batch normalisation, in order; empty if there is none,
   * or if their moments cannot be read ({@link NetworkSession#passStatistics})}
   */
  List<Integer> normalisedChannels();

  /**
   * Returns the initial parameters, with the same bytes on every machine.
   *
   * @param initialisation how those that are drawn are drawn
   * @param seed of the draws
   * @return d new floats
   */
  float[] initialParameters(Initialisation initialisation, long seed);

  /**
   * Opens a session, for one thread at a time; the caller closes it. The first session of a process
   * loads PyTorch.
   *
   * @param loss of which it computes gradients
   * @return the session
   */
  NetworkSession open(Loss loss);

  /**
   * {@return the coordinates of x of each layer with parameters, in order and without gaps, by the
   * layers' names: those of the parameters without what follows the last point, such as {@code
   * conv1} for {@code conv1.weight}} A layer that comes again after others is there by the names of
   * its parameters.
   */
  default Map<String, CoordinateRange> coordinatesByLayer() {
    Map<String, CoordinateRange> ranges = new LinkedHashMap<>();
    String before = null;
    for (ParameterBlock block : parameters()) {
      int from = block.offset();
      String layer = block.layer();
      if (ranges.containsKey(layer) && !layer.equals(before)) {
        layer = block.name();
      }
      CoordinateRange known = ranges.get(layer);
      int first = known == null ? from : known.from();
      ranges.put(layer, new CoordinateRange(first, from + block.size()));
      before = layer;
    }
    return Collections.unmodifiableMap(ranges);
  }
}
