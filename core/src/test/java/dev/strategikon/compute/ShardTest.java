package dev.strategikon.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.bits.Shards;
import dev.strategikon.gradient.Admission;
import dev.strategikon.gradient.NonFinite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {
  private static final int[] COUNTS = {1, 2, 3, 5, 16};

  /** Ten blocks, the last one short. */
  private static final int D = 9 * Blocks.SIZE + 137;

  @Test
  void shardsAreSubtrees() {
    int b = Blocks.SIZE;
    assertArrayEquals(new int[] {0, D}, Shard.cuts(D, 1));
    assertArrayEquals(new int[] {0, 8 * b, D}, Shard.cuts(D, 2));
    assertArrayEquals(new int[] {0, 4 * b, 8 * b, D}, Shard.cuts(D, 3));
    assertArrayEquals(new int[] {0, 4 * b, 8 * b, D}, Shard.cuts(D, 4));
    assertArrayEquals(new int[] {0, 2 * b, 4 * b, 6 * b, 8 * b, D}, Shard.cuts(D, 5));
    assertEquals(11, Shard.cuts(D, 16).length);
    assertArrayEquals(new int[] {0, 7}, Shard.cuts(7, 25));
    int[] most = Shard.cuts(Integer.MAX_VALUE, 25);
    assertEquals(Integer.MAX_VALUE, most[most.length - 1]);
    assertEquals(16, most.length - 1);
    assertThrows(IllegalArgumentException.class, () -> Shard.cuts(D, 0));
    int[] elsewhere = {0, 3 * b, D};
    assertThrows(IllegalArgumentException.class, () -> Shard.of(elsewhere, 0, own -> null));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 9, 33, 100})
  void sumsHaveTheBitsOfTheTreeOnAnyNumberOfShards(int blocks) {
    int dimension = (blocks - 1) * Blocks.SIZE + 5;
    Shards.assertSame(
        dimension,
        new int[] {1, 2, 3, 5, 12, 200},
        place -> {
          double[] sums =
              Blocks.sum(
                  place.to() - place.from(),
                  2,
                  place.compute(),
                  (from, to, leaf) -> {
                    // The order of their sum shows in its last bits.
                    leaf[0] = Math.pow(10, (place.from() + from) / Blocks.SIZE * 7 % 17) / 3;
                    leaf[1] = to - from;
                  });
          assertEquals(dimension, sums[1]);
          return new Shards.Answer(Arrays.toString(sums));
        });
  }

  @Test
  void nothingSummedIsNothingExchanged() {
    for (int most : COUNTS) {
      List<Integer> widths =
          LocalShards.run(
              D,
              most,
              1,
              place -> Blocks.sum(D, 0, place.compute(), (from, to, leaf) -> {}).length);
      assertTrue(widths.stream().allMatch(width -> width == 0));
    }
  }

  @Test
  void aRunningSumGoesFromShardToShard() {
    float[] values = new float[D];
    for (int j = 0; j < D; j++) {
      values[j] = 1f / (1 + j % 97);
    }
    Shards.assertSame(
        D,
        COUNTS,
        place -> {
          float[] own = place.slice(values);
          double sum =
              place
                  .compute()
                  .shard()
                  .inTurn(
                      before -> {
                        double after = before;
                        for (float x : own) {
                          after += x;
                        }
                        return after;
                      });
          return new Shards.Answer(String.valueOf(sum));
        });
  }

  @Test
  void shardsFindAndTell() {
    float[] values = new float[D];
    values[5 * Blocks.SIZE + 3] = Float.NEGATIVE_INFINITY;
    values[D - 1] = -0f;
    Shards.assertSame(
        D,
        COUNTS,
        place -> {
          Shard shard = place.compute().shard();
          float[] own = place.slice(values);
          List<Object> facts = new ArrayList<>();
          facts.add(shard.first(-1));
          facts.add(shard.value(own, 5 * Blocks.SIZE + 3));
          facts.add(shard.value(own, D - 1));
          facts.add(shard.any(false));
          facts.add(shard.all(true));
          facts.add(shard.dimension(own.length));
          int at = 5 * Blocks.SIZE + 3 - place.from();
          boolean isHere = at >= 0 && at < own.length;
          facts.add(shard.any(isHere));
          facts.add(shard.all(!isHere));
          facts.add(shard.first(isHere ? at : -1));
          return new Shards.Answer(facts.toString());
        });
  }

  @Test
  void everyShardHasWhatAllBring() {
    for (int most : COUNTS) {
      List<double[]> all =
          LocalShards.run(
              D,
              most,
              1,
              place -> {
                double[] own = new double[place.from() / Blocks.SIZE % 3];
                Arrays.fill(own, place.from());
                return place.compute().shard().concat(own);
              });
      for (double[] one : all) {
        assertArrayEquals(all.get(0), one);
      }
      assertEquals(most > 1, all.get(0).length > 0);
    }
  }

  @Test
  void aVectorIsAdmittedByAllOrByNobody() {
    float[][] received = new float[5][D];
    received[1][6 * Blocks.SIZE] = Float.NaN;
    received[1][2] = Float.POSITIVE_INFINITY;
    received[3][D - 1] = Float.NEGATIVE_INFINITY;
    received[4] = null;
    for (NonFinite policy : NonFinite.values()) {
      Shards.assertSame(
          D, COUNTS, place -> new Shards.Answer(admitted(place.slice(received), policy, place)));
    }
    Shards.assertSame(
        D,
        COUNTS,
        place -> {
          float[][] bad = place.slice(new float[][] {received[3], received[1]});
          return new Shards.Answer(admitted(bad, NonFinite.REJECT, place));
        });
    assertFalse(Shard.WHOLE.any(false));
  }

  private static String admitted(float[][] received, NonFinite policy, LocalShards.Place place) {
    try {
      Admission admission =
          Admission.admit(received, place.to() - place.from(), policy, place.compute());
      return admission.admitted() + " and not " + admission.rejected();
    } catch (IllegalArgumentException e) {
      return e.getClass() + ": " + e.getMessage();
    }
  }
}
