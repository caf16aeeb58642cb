package dev.strategikon.model;

import java.util.List;

/**
 * The place of one parameter of one layer in the flat vector x. By it a gradient can be analysed
 * layer by layer.
 *
 * @param name the layer and the parameter, such as {@code conv1.weight}
 * @param offset the index in x of its first value
 * @param shape its dimensions, the last one contiguous
 */
public record ParameterBlock(String name, int offset, List<Integer> shape) {
  /**
   * Copies the shape.
   *
   * @param name the layer and the parameter, such as {@code conv1.weight}
   * @param offset the index in x of its first value
   * @param shape its dimensions, the last one contiguous
   */
  public ParameterBlock {
    shape = List.copyOf(shape);
  }

  /** {@return the layer's name: the parameter's without what follows the last point} */
  public String layer() {
    int point = name.lastIndexOf('.');
    return point < 0 ? name : name.substring(0, point);
  }

  /** {@return how many values it has} */
  public int size() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }
}
