package dev.strategikon.rule;

import java.util.Arrays;
import java.util.List;

/**
 * Where the layers of a network lie in its vectors: one after the other, without gaps. A layer may
 * begin at any coordinate, also inside of a block or of a shard. Immutable.
 *
 * <p>Example, a weight matrix of 784 × 10 and its bias:
 *
 * <pre>{@code
 * Round round = Round.FIRST.with(LayerSizes.of(7840, 10));
 * }</pre>
 *
 * @param sizes how many coordinates each layer has, at least 1; none at all if nothing is known of
 *     the layers, so that all coordinates are one
 */
public record LayerSizes(List<Integer> sizes) {
  /** One layer of all coordinates, however many. */
  public static final LayerSizes WHOLE = new LayerSizes(List.of());

  /**
   * Checks the sizes and copies them.
   *
   * @param sizes how many coordinates each layer has
   * @throws IllegalArgumentException if a layer has no coordinate
   */
  public LayerSizes {
    sizes = List.copyOf(sizes);
    for (int l = 0; l < sizes.size(); l++) {
      if (sizes.get(l) < 1) {
        throw new IllegalArgumentException(
            "Layer %d has %d coordinates, and needs at least 1".formatted(l + 1, sizes.get(l)));
      }
    }
  }

  /**
   * Returns layers of some sizes.
   *
   * @param sizes how many coordinates each layer has, only read
   * @return the layers
   * @throws IllegalArgumentException if a layer has no coordinate
   */
  public static LayerSizes of(int... sizes) {
    return new LayerSizes(Arrays.stream(sizes).boxed().toList());
  }

  /** {@return how many coordinates all layers have; 0 if nothing is known of the layers} */
  public long total() {
    return sizes.stream().mapToLong(size -> size).sum();
  }

  /**
   * Returns where the layers of vectors begin and end.
   *
   * @param dimension d, on a shard that of all shards
   * @return the first coordinate of each layer, and d at the end; owned by the caller
   * @throws IllegalArgumentException if the sizes do not add up to d
   */
  public int[] cuts(int dimension) {
    if (sizes.isEmpty()) {
      return new int[] {0, dimension};
    }
    if (total() != dimension) {
      throw new IllegalArgumentException(
          "The %d layers have %d coordinates in all, and the vectors have %d"
              .formatted(sizes.size(), total(), dimension));
    }
    int[] cuts = new int[sizes.size() + 1];
    for (int l = 0; l < sizes.size(); l++) {
      cuts[l + 1] = cuts[l] + sizes.get(l);
    }
    return cuts;
  }

  /**
   * Returns the layer of a coordinate.
   *
   * @param cuts what {@link #cuts} returned
   * @param coordinate from 0 to d − 1
   * @return the layer's number, from 0
   */
  public static int at(int[] cuts, int coordinate) {
    int found = Arrays.binarySearch(cuts, coordinate);
    return found < 0 ? -found - 2 : found;
  }
}
