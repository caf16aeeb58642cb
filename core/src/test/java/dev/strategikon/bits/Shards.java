package dev.strategikon.bits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.compute.Compute;
import dev.strategikon.compute.Shard;
import dev.strategikon.gradient.Gradients;
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

/** Runs a program on the shards of d coordinates, a thread each, for tests of all modules. */
public final class Shards {
  /** What runs on a shard. */
  @FunctionalInterface
  public interface Program<T> {
    T run(Place place);
  }

  /** What must be the same: facts on every shard, and vectors of which each shard has a slice. */
  public record Answer(String facts, float[]... slices) {
    /** Asserts that this is another answer, bit by bit. */
    public void assertIs(Answer expected) {
      assertEquals(expected.facts, facts);
      assertEquals(expected.slices.length, slices.length);
      for (int k = 0; k < slices.length; k++) {
        assertArrayEquals(bits(expected.slices[k]), bits(slices[k]), "vector " + k);
      }
    }
  }

  /**
   * A shard's coordinates.
   *
   * @param from the first
   * @param to one past the last
   */
  public record Place(int from, int to, Compute compute) {
    /** Returns this shard's slice of a vector; null of null. */
    public float[] slice(float[] vector) {
      return vector == null ? null : Arrays.copyOfRange(vector, from, to);
    }

    /** Returns this shard's slices of vectors; what was one array remains one. */
    public float[][] slice(float[][] vectors) {
      IdentityHashMap<float[], float[]> slices = new IdentityHashMap<>();
      return Arrays.stream(vectors)
          .map(vector -> vector == null ? null : slices.computeIfAbsent(vector, this::slice))
          .toArray(float[][]::new);
    }

    /** Returns this shard's slices of finite vectors. */
    public Gradients slice(Gradients gradients) {
      return Gradients.of(slice(gradients.rows()));
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

  private Shards() {}

  /**
   * Runs a program everywhere.
   *
   * @param most how many shards there may be
   * @param threads of each shard
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

  /** Asserts that shards answer what one process alone answers, bit by bit. */
  public static void assertSame(int dimension, int[] counts, Program<Answer> program) {
    Answer whole = program.run(new Place(0, dimension, new Compute(2)));
    for (int most : counts) {
      List<Answer> shards = run(dimension, most, 1 + most % 2, program);
      for (Answer shard : shards) {
        assertEquals(whole.facts(), shard.facts(), most + " shards");
      }
      for (int k = 0; k < whole.slices().length; k++) {
        int number = k;
        float[] joined = new float[dimension];
        int from = 0;
        for (Answer shard : shards) {
          float[] slice = shard.slices()[number];
          System.arraycopy(slice, 0, joined, from, slice.length);
          from += slice.length;
        }
        assertEquals(dimension, from);
        assertArrayEquals(bits(whole.slices()[k]), bits(joined), most + " shards, vector " + k);
      }
    }
  }

  /** Returns the bits of each number. */
  public static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    Arrays.setAll(bits, j -> Float.floatToRawIntBits(values[j]));
    return bits;
  }
}
