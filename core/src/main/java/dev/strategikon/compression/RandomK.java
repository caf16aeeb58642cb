package dev.strategikon.compression;

import dev.strategikon.compute.Compute;
import dev.strategikon.random.Draws;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;

/**
 * k coordinates at random, scaled so that the expectation is the vector (Wangni, Wang, Liu and
 * Zhang, NeurIPS 2018, with equal probabilities).
 *
 * @param share k/d, above 0 and at most 1
 * @param isShared whether all workers of a step send the same coordinates
 */
public record RandomK(double share, boolean isShared) implements Compression {
  /** Its entry in the catalogue. */
  public static final Entry<Compression> ENTRY =
      new Entry<>(
          "random-k",
          "Some coordinates at random, scaled up; all others are 0.",
          "Wangni, Wang, Liu and Zhang, NeurIPS 2018, with equal probabilities",
          List.of(
              Parameter.optional("share", "0.1", "k/d, above 0 and at most 1"),
              Parameter.optional(
                  "mask", "own", "own coordinates for each worker, or shared: the same for all")),
          new Guide(
              """
              c(x)_j = d/k·x_j for k = share·d coordinates, 0 for all others
              """,
              "Nothing. The coordinates are drawn by (seed, step, worker), or by (seed, step) with"
                  + " mask=shared.",
              "32·k + 64 bits: values and a seed, from which the indices follow. A random number"
                  + " for each coordinate.",
              "With mask=own before a robust rule: honest workers then send different coordinates,"
                  + " and their spread grows by d/k."),
          arguments ->
              new RandomK(
                  arguments.number("share"),
                  arguments.choice("mask", "own", "shared").equals("shared")));

  /**
   * Checks the range.
   *
   * @param share k/d, above 0 and at most 1
   * @param isShared whether all workers of a step send the same coordinates
   * @throws IllegalArgumentException if it is out of range
   */
  public RandomK {
    Share.check("random-k", share);
  }

  @Override
  public float[] compressed(float[] vector, CompressionDraws draws, Compute compute) {
    int from = compute.shard().from();
    int d = compute.shard().dimension(vector.length);
    int k = new Share(share).of(d);
    Draws own = isShared ? draws.shared() : draws.own();
    float scale = (float) ((double) d / k);
    float[] kept = new float[vector.length];
    for (int coordinate : own.subset(d, k)) {
      int j = coordinate - from;
      if (j >= 0 && j < kept.length) {
        kept[j] = scale * vector[j];
      }
    }
    return kept;
  }

  @Override
  public long bits(int dimension) {
    return (long) Float.SIZE * new Share(share).of(dimension) + Long.SIZE;
  }
}
