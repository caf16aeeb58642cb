package dev.strategikon.compression;

import dev.strategikon.compute.Compute;
import dev.strategikon.random.Draws;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;

/**
 * Each coordinate on a grid of s steps on both sides of 0, up or down at random so that the
 * expectation is the vector (QSGD of Alistarh, Grubic, Li, Tomioka and Vojnović, NeurIPS 2017). The
 * grid ends at the largest magnitude, which their code takes for dense vectors, and not at ‖x‖.
 *
 * @param bits of a coordinate, its sign included, from 2 to 16
 */
public record Quantise(int bits) implements Compression {
  /** Its entry in the catalogue. */
  public static final Entry<Compression> ENTRY =
      new Entry<>(
          "quantise",
          "Each coordinate on a grid, rounded up or down at random.",
          "QSGD: Alistarh, Grubic, Li, Tomioka and Vojnović, NeurIPS 2017",
          List.of(Parameter.optional("bits", "8", "bits of a coordinate with its sign, 2 to 16")),
          new Guide(
              """
              c(x)_j = sign(x_j)·M/s·r_j,    s = 2^(bits − 1) − 1,    M = max |x_j|
              r_j: one of both integers next to a = s·|x_j|/M, the upper with probability a − ⌊a⌋
              """,
              "Nothing. The roundings are drawn by (seed, step, worker).",
              "bits·d + 32 bits. Two passes over x, and a random number for each coordinate.",
              "With few bits, if a few coordinates are far larger than all others: the grid is then"
                  + " coarse for these."),
          arguments -> new Quantise(arguments.integer("bits")));

  /**
   * Checks the range.
   *
   * @param bits of a coordinate, its sign included, from 2 to 16
   * @throws IllegalArgumentException if it is out of range
   */
  public Quantise {
    if (bits < 2 || bits > 16) {
      throw new IllegalArgumentException("quantise needs 2 <= bits <= 16, not " + bits);
    }
  }

  @Override
  public float[] compressed(float[] vector, CompressionDraws draws, Compute compute) {
    double most = largest(vector, compute);
    int steps = (1 << (bits - 1)) - 1;
    Draws own = draws.own();
    own.skip(compute.shard().from());
    float[] rounded = new float[vector.length];
    for (int j = 0; j < rounded.length; j++) {
      double drawn = own.nextDouble();
      if (most > 0) {
        double place = steps * (Math.abs(vector[j]) / most);
        double level = Math.floor(place);
        level += drawn < place - level ? 1 : 0;
        rounded[j] = (float) Math.copySign(most * (level / steps), vector[j]);
      }
    }
    return rounded;
  }

  private static double largest(float[] vector, Compute compute) {
    double own = 0;
    for (float value : vector) {
      own = Math.max(own, Math.abs(value));
    }
    double most = 0;
    for (double[] shard : compute.shard().gather(new double[] {own})) {
      most = Math.max(most, shard[0]);
    }
    return most;
  }

  @Override
  public long bits(int dimension) {
    return (long) bits * dimension + Float.SIZE;
  }
}
