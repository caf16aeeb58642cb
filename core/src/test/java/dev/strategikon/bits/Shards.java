package dev.strategikon.bits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.compute.Compute;
import dev.strategikon.compute.LocalShards;
import dev.strategikon.compute.LocalShards.Place;
import dev.strategikon.compute.LocalShards.Program;
import java.util.Arrays;
import java.util.List;

/** Asserts that shards answer what one process answers, for tests of all modules. */
public final class Shards {
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

  private Shards() {}

  /** Asserts that shards answer what one process alone answers, bit by bit. */
  public static void assertSame(int dimension, int[] counts, Program<Answer> program) {
    Answer whole = program.run(new Place(0, dimension, new Compute(2)));
    for (int most : counts) {
      List<Answer> shards = LocalShards.run(dimension, most, 1 + most % 2, program);
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
