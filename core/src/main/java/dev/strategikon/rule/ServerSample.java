package dev.strategikon.rule;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Admission;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.gradient.NothingAdmittedException;
import java.util.Optional;

/**
 * The gradient of a sample of training data that the server has drawn itself, in k pieces: the
 * gradients of k parts of equal size. Attackers have no influence on it.
 *
 * @param pieces k × d, only read; on a shard its own coordinates
 * @param gradient g₀, the mean of the pieces, d floats, only read
 */
public record ServerSample(Gradients pieces, float[] gradient) {
  /**
   * Checks that both have the same length.
   *
   * @param pieces k × d, only read; on a shard its own coordinates
   * @param gradient g₀, the mean of the pieces, d floats, only read
   * @throws IllegalArgumentException if they have not
   */
  public ServerSample {
    if (gradient.length != pieces.dimension()) {
      throw new IllegalArgumentException(
          "The server's gradient has %d coordinates, its pieces have %d"
              .formatted(gradient.length, pieces.dimension()));
    }
  }

  /**
   * Returns the sample of some pieces.
   *
   * @param pieces k × d, kept and not copied
   * @param compute threads and kernels
   * @return the sample, whose g₀ is the mean of the pieces
   */
  public static ServerSample of(Gradients pieces, Compute compute) {
    return new ServerSample(pieces, pieces.count() == 1 ? pieces.row(0) : pieces.mean(compute));
  }

  /**
   * Returns the sample of some pieces, or empty if one is missing or not finite.
   *
   * @param pieces k vectors, kept and not copied
   * @param dimension the number of coordinates here: d, or a shard's own
   * @param compute threads, kernels and shard
   * @return the sample, the same on all shards
   */
  public static Optional<ServerSample> ofFinite(float[][] pieces, int dimension, Compute compute) {
    try {
      Admission admission = Admission.admit(pieces, dimension, NonFinite.REJECT, compute);
      return admission.rejected().isEmpty()
          ? Optional.of(of(admission.gradients(), compute))
          : Optional.empty();
    } catch (NothingAdmittedException e) {
      return Optional.empty();
    }
  }
}
