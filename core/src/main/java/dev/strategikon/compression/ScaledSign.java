package dev.strategikon.compression;

import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.List;

/**
 * The signs, with one scale for all (Karimireddy, Rebjock, Stich and Jaggi, ICML 2019), without
 * error feedback.
 */
public record ScaledSign() implements Compression {
  /** Its entry in the catalogue. */
  public static final Entry<Compression> ENTRY =
      new Entry<>(
          "sign",
          "The sign of each coordinate, times the mean magnitude.",
          "Karimireddy, Rebjock, Stich and Jaggi, ICML 2019",
          List.of(),
          new Guide(
              """
              c(x)_j = ‖x‖₁/d if x_j ≥ 0, −‖x‖₁/d otherwise
              """,
              "Nothing. The sign of 0 is +, since a message has one bit for it.",
              "d + 32 bits. Two passes over x.",
              "If many coordinates are 0: each becomes ‖x‖₁/d. It is biased, and nothing here feeds"
                  + " the error back."),
          arguments -> new ScaledSign());

  @Override
  public float[] compressed(float[] vector, CompressionDraws draws, Compute compute) {
    double sum =
        Blocks.sum(
            vector.length,
            1,
            compute,
            (from, to, sums) -> {
              double magnitudes = 0;
              for (int j = from; j < to; j++) {
                magnitudes += Math.abs(vector[j]);
              }
              sums[0] = magnitudes;
            })[0];
    float scale = (float) (sum / compute.shard().dimension(vector.length));
    float[] signs = new float[vector.length];
    for (int j = 0; j < signs.length; j++) {
      signs[j] = vector[j] >= 0 ? scale : -scale;
    }
    return signs;
  }

  @Override
  public long bits(int dimension) {
    return (long) dimension + Float.SIZE;
  }
}
