package dev.strategikon.model.layer;

/** Makes a layer once the number of classes is known. */
@FunctionalInterface
public interface LayerFactory {
  /**
   * Makes the layer.
   *
   * @param classes how many classes the data set has
   * @return the layer
   */
  Layer create(int classes);
}
