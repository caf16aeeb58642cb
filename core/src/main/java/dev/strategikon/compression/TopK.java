package dev.strategikon.compression;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.LargestCoordinates;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;

/**
 * The k coordinates of the largest magnitude (Aji and Heafield, EMNLP 2017), without error
 * feedback.
 *
 * @param share k/d, above 0 and at most 1
 */
public record TopK(double share) implements Compression {
  /** Its entry in the catalogue. */
  public static final Entry<Compression> ENTRY =
      new Entry<>(
          "top-k",
          "The coordinates of the largest magnitude; all others are 0.",
          "Aji and Heafield, EMNLP 2017",
          List.of(Parameter.optional("share", "0.01", "k/d, above 0 and at most 1")),
          new Guide(
              """
              c(x)_j = x_j for the k = share·d largest |x_j|, 0 for all others
              """,
              "Nothing. Of equal |x_j| the first are sent.",
              "k·(32 + ⌈log₂ d⌉) bits: values and indices. Four passes over x.",
              "With coordinate rules: where most honest workers send 0, the median is 0. It is"
                  + " biased, and nothing here feeds the error back."),
          arguments -> new TopK(arguments.number("share")));

  /**
   * Checks the range.
   *
   * @param share k/d, above 0 and at most 1
   * @throws IllegalArgumentException if it is out of range
   */
  public TopK {
    Share.check("top-k", share);
  }

  @Override
  public float[] compressed(float[] vector, CompressionDraws draws, Compute compute) {
    int count = new Share(share).of(compute.shard().dimension(vector.length));
    return LargestCoordinates.keep(new float[][] {vector}, count, compute)[0];
  }

  @Override
  public long bits(int dimension) {
    return (long) new Share(share).of(dimension) * (Float.SIZE + Share.indexBits(dimension));
  }
}
