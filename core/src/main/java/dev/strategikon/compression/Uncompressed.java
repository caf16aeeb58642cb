package dev.strategikon.compression;

import dev.strategikon.compute.Compute;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.List;

/** All 32 bits of each coordinate. */
public record Uncompressed() implements Compression {
  /** Its entry in the catalogue. */
  public static final Entry<Compression> ENTRY =
      new Entry<>(
          "none",
          "No compression: every coordinate is sent as a float.",
          "Xie, Koyejo and Gupta, UAI 2019",
          List.of(),
          new Guide(
              "c(x) = x",
              "Nothing.",
              "32·d bits.",
              "Where the network between workers and server is what a step waits for."),
          arguments -> new Uncompressed());

  @Override
  public float[] compressed(float[] vector, CompressionDraws draws, Compute compute) {
    return vector.clone();
  }

  @Override
  public float[] sent(float[] vector, CompressionDraws draws, Compute compute) {
    return vector;
  }

  @Override
  public long bits(int dimension) {
    return (long) Float.SIZE * dimension;
  }
}
