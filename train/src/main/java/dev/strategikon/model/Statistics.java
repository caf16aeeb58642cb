package dev.strategikon.model;

import java.util.List;

/**
 * The mean and the variance by which each batch normalisation of a network normalises in an
 * evaluation.
 *
 * <p>In training a batch is normalised by its own mean and variance. Frameworks keep a running
 * average of these for evaluation. On real workers each would have to send its own, and no rule
 * would filter a Byzantine one. {@link NetworkSession#calibrate} computes them from x and fixed
 * training images alone ("precise batch norm", Wu and Johnson 2021, arXiv 2105.07576).
 *
 * @param layers one entry for each batch normalisation, in the network's order
 * @param images where a network keeps its moments to itself: the images by which each session
 *     calibrates its own copy; empty otherwise
 */
public record Statistics(List<Moments> layers, List<Batch> images) {
  /** The statistics of a network without batch normalisation. */
  public static final Statistics NONE = new Statistics(List.of());

  /**
   * Copies the lists.
   *
   * @param layers one entry for each batch normalisation, in the network's order
   * @param images where a network keeps its moments to itself: the images by which each session
   *     calibrates its own copy; empty otherwise
   */
  public Statistics {
    layers = List.copyOf(layers);
    images = List.copyOf(images);
  }

  /**
   * Statistics that are moments.
   *
   * @param layers one entry for each batch normalisation, in the network's order
   */
  public Statistics(List<Moments> layers) {
    this(layers, List.of());
  }
}
