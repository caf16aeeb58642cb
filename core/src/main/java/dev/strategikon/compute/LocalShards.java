package dev.strategikon.compute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * Runs a program on the shards of d coordinates as a cluster does, with a thread for each shard of
 * this process: to see that a computation has the same bits on any number of shards.
 */
public final class LocalShards {
  /**
   * What runs on a shard.
   *
   * @param <T> the type of its answer
   */
  @FunctionalInterface
  public interface Program<T> {
    /**
     * Runs on a shard, on a thread of its own.
     *
     * @param place the shard's coordinates, with the {@link Compute} that meets the other shards
     * @return the answer
     */
    T run(Place place);
  }

  /**
   * A shard's coordinates.
   *
   * @param from the first
   * @param to one past the last
   * @param compute the shard's threads and its exchange with the other shards
   */
  public record Place(int from, int to, Compute compute) {
    /**
     * Returns this shard's slice of a vector.
     *
     * @param vector d floats, or null
     * @return the slice, owned by the caller; null of null
     */
    public float[] slice(float[] vector) {
      return vector == null ? null : Arrays.copyOfRange(vector, from, to);
    }

    /**
     * Returns this shard's slices of vectors.
     *
     * @param vectors d floats each, or null
     * @return the slices; what was one array remains one
     */
    public float[][] slice(float[][] vectors) {
      IdentityHashMap<float[], float[]> slices = new IdentityHashMap<>();
      return Arrays.stream(vectors)
          .map(vector -> vector == null ? null : slices.computeIfAbsent(vector, this::slice))
          .toArray(float[][]::new);
    }
  }

  /** Where the shards of this process meet. */
  private static final class Meeting {
    private final double[][] brought;
    private final CyclicBarrier barrier;

    Meeting(int shards) {
      this.brought = new double[shards][];
      this.barrier = new CyclicBarrier(shards);
    }

    double[][] gather(int index, double[] own) {
      brought[index] = own;
      await();
      double[][] all = brought.clone();
      await(); // nobody brings anything new before everybody has this
      return all;
    }

    private void await() {
      try {
        barrier.await(120, TimeUnit.SECONDS);
      } catch (BrokenBarrierException | TimeoutException | InterruptedException e) {
        throw new IllegalStateException("A shard did not come to the meeting", e);
      }
    }
  }

  private LocalShards() {}

  /**
   * Runs a program on all shards at once.
   *
   * @param dimension d
   * @param most how many shards there may be
   * @param threads of each shard
   * @param program what each shard runs
   * @param <T> the type of its answer
   * @return what it answers, in the order of the shards
   * @throws RuntimeException what a shard threw
   */
  public static <T> List<T> run(int dimension, int most, int threads, Program<T> program) {
    int[] cuts = Shard.cuts(dimension, most);
    int shards = cuts.length - 1;
    Meeting meeting = new Meeting(shards);
    ExecutorService executor = Executors.newFixedThreadPool(shards);
    try {
      List<CompletableFuture<T>> running =
          IntStream.range(0, shards)
              .mapToObj(
                  index -> {
                    Shard shard = Shard.of(cuts, index, own -> meeting.gather(index, own));
                    Compute compute = new Compute(threads).with(shard);
                    Place place = new Place(cuts[index], cuts[index + 1], compute);
                    return CompletableFuture.supplyAsync(
                        () -> {
                          try {
                            return program.run(place);
                          } catch (RuntimeException | Error e) {
                            meeting.barrier.reset();
                            throw e;
                          }
                        },
                        executor);
                  })
              .toList();
      List<T> answers = new ArrayList<>();
      RuntimeException failure = null;
      for (CompletableFuture<T> shard : running) {
        try {
          answers.add(shard.join());
        } catch (CompletionException e) {
          // Those who waited in vain tell less than the one who did not come.
          failure =
              failure == null || !(e.getCause() instanceof IllegalStateException) ? e : failure;
        }
      }
      if (failure != null) {
        throw failure;
      }
      return answers;
    } finally {
      executor.shutdownNow();
    }
  }
}
