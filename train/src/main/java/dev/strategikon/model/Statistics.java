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
 */
public record Statistics(List<Moments> layers) {
  /** The statistics of a network without batch normalisation. */
  public static final Statistics NONE = new Statistics(List.of());

  /**
   * Copies the list.
   *
   * @param layers one entry for each batch normalisation, in the network's order
   */
  public Statistics {
    layers = List.copyOf(layers);
  }
}
