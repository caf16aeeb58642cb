package dev.strategikon.gradient;

import dev.strategikon.compute.Compute;
import dev.strategikon.compute.Shard;
import dev.strategikon.kernel.SumKernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The received vectors that a server admits to the rule. A missing vector, or one of another length
 * than d, is always rejected. The {@link NonFinite} policy decides about NaN and infinities.
 *
 * @param gradients the admitted vectors, in the order of their workers
 * @param admitted the workers that they came from, ascending
 * @param rejected the other workers, ascending
 */
public record Admission(Gradients gradients, List<Integer> admitted, List<Integer> rejected) {
  /**
   * Copies the lists.
   *
   * @param gradients the admitted vectors, in the order of their workers
   * @param admitted the workers that they came from, ascending
   * @param rejected the other workers, ascending
   */
  public Admission {
    admitted = List.copyOf(admitted);
    rejected = List.copyOf(rejected);
  }

  /**
   * Admits all vectors.
   *
   * @param gradients one vector for each worker
   * @return the admission of all workers
   */
  public static Admission ofAll(Gradients gradients) {
    List<Integer> workers = IntStream.range(0, gradients.count()).boxed().toList();
    return new Admission(gradients, workers, List.of());
  }

  /**
   * Checks every received vector. On a shard, a vector is admitted if all shards admit their part.
   *
   * @param received one vector for each worker, null where a worker sent none; not written, and
   *     kept by {@link #gradients}
   * @param dimension the number of coordinates here: d, or a shard's own
   * @param policy what happens to vectors that are not finite
   * @param compute threads, kernels and shard
   * @return the admitted vectors and their workers
   * @throws NothingAdmittedException if no vector is admitted
   * @throws IllegalArgumentException if one is not admitted and the policy is {@link
   *     NonFinite#FAIL}
   */
  public static Admission admit(
      float[][] received, int dimension, NonFinite policy, Compute compute) {
    Shard shard = compute.shard();
    int[] flaws = flaws(received, dimension, policy, compute);
    List<Integer> admitted = new ArrayList<>();
    List<Integer> rejected = new ArrayList<>();
    for (int i = 0; i < received.length; i++) {
      if (flaws[i] == NONE) {
        admitted.add(i);
      } else if (policy == NonFinite.FAIL) {
        throw new IllegalArgumentException(
            "Vector " + i + " " + describe(received[i], dimension, flaws[i], shard));
      } else {
        rejected.add(i);
      }
    }
    if (admitted.isEmpty()) {
      throw new NothingAdmittedException(
          "None of the "
              + received.length
              + " vectors can be used; vector 0 "
              + (received.length == 0
                  ? "is missing"
                  : describe(received[0], dimension, flaws[0], shard)));
    }
    float[][] rows = admitted.stream().map(i -> received[i]).toArray(float[][]::new);
    return new Admission(Gradients.of(rows, policy != NonFinite.PROPAGATE), admitted, rejected);
  }

  /**
   * Returns the q that remains to be declared to the rule: every rejected vector counts as one of
   * the q declared.
   *
   * @param declared q before the admission
   * @return q less the number of rejected vectors, at least 0
   */
  public int remaining(int declared) {
    return Math.max(0, declared - rejected.size());
  }

  private static final int NONE = -1;
  private static final int WRONG_LENGTH = -2;

  /** Returns for each vector NONE, WRONG_LENGTH, or the first of its d coordinates not finite. */
  private static int[] flaws(float[][] received, int dimension, NonFinite policy, Compute compute) {
    SumKernels kernels = compute.kernels().sums();
    int from = compute.shard().from();
    double[] own = new double[received.length];
    compute.forEach(
        received.length,
        i -> {
          int flaw = flaw(received[i], dimension, policy, kernels);
          own[i] = flaw < 0 ? flaw : (double) from + flaw;
        });
    double[][] all = compute.shard().gather(own);
    int[] flaws = new int[received.length];
    Arrays.setAll(
        flaws,
        i ->
            (int)
                Arrays.stream(all)
                    .mapToDouble(a -> a[i])
                    .filter(a -> a != NONE)
                    .findFirst()
                    .orElse(NONE));
    return flaws;
  }

  /** Returns NONE, WRONG_LENGTH, or the first coordinate that is not finite. */
  private static int flaw(float[] row, int dimension, NonFinite policy, SumKernels kernels) {
    if (row == null || row.length != dimension) {
      return WRONG_LENGTH;
    }
    return policy == NonFinite.PROPAGATE ? NONE : kernels.firstNonFinite(row, 0, dimension);
  }

  private static String describe(float[] row, int dimension, int flaw, Shard shard) {
    if (row == null) {
      return "is missing";
    }
    return flaw == WRONG_LENGTH
        ? "has " + row.length + " coordinates, expected " + dimension
        : "is not finite: coordinate " + flaw + " is " + shard.value(row, flaw);
  }
}
