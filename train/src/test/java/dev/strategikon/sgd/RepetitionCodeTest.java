package dev.strategikon.sgd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.bits.Shards;
import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import dev.strategikon.options.WorkerGroups;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RepetitionCodeTest {
  private static final RepetitionCode TWO = code(5, 2);

  @Test
  void aGroupWithQByzantineIsDecodedWhereverTheyStand() {
    for (int i = 0; i < 5; i++) {
      for (int j = i + 1; j < 5; j++) {
        float[] values = {1, 1, 1, 1, 1};
        values[i] = 9;
        values[j] = 9;
        assertEquals(1, decoded(values));
        values[j] = 8;
        assertEquals(1, decoded(values));
      }
    }
  }

  @Test
  void withOneByzantineMoreThereIsNoMajorityOrTheirs() {
    assertNone(1, 1, 7, 8, 9);
    assertNone(9, 1, 8, 1, 7);
    assertEquals(9, decoded(1, 9, 1, 9, 9));
  }

  @Test
  void tiesAreNoMajority() {
    assertNone(1, 1, 2, 2, 3);
    assertNone(3, 2, 1, 2, 1);
    assertNone(1, 2, 3, 4, 5);
  }

  @Test
  void vectorsAreComparedByTheirBits() {
    assertNone(0f, -0f, 0f, -0f, 1f);
    assertEquals(0, Float.floatToRawIntBits(decoded(0f, -0f, 0f, -0f, 0f)));
    float quiet = Float.intBitsToFloat(0x7FC00000);
    float other = Float.intBitsToFloat(0x7FC00001);
    float negative = Float.intBitsToFloat(0xFFC00000);
    assertNone(quiet, other, negative, quiet, other);
    assertEquals(0x7FC00001, Float.floatToRawIntBits(decoded(quiet, other, other, other, quiet)));
    assertEquals(1, decoded(quiet, 1, Float.POSITIVE_INFINITY, 1, 1));
  }

  @Test
  void theLastCoordinateCounts() {
    float[][] sent = new float[3][10_000];
    sent[1][9_999] = 1;
    int speaker = code(3, 1).decode(sent, Compute.SERIAL)[0];
    assertEquals(0, sent[speaker][9_999]);
    sent[2][9_999] = 2;
    assertArrayEquals(new int[0], code(3, 1).decode(sent, Compute.SERIAL));
  }

  /** Two vectors may agree on one shard, two others on another: then no two are the same. */
  @Test
  void shardsAgreeOnWhatIsTheSame() {
    int d = 3 * Blocks.SIZE;
    float[][] sent = new float[15][d];
    int[][] values = {{1, 1, 2}, {1, 2, 2}, {2, 1, 2}, {1, 1, 2}, {1, 1, 2}};
    for (int worker = 0; worker < sent.length; worker++) {
      for (int block = 0; block < 3; block++) {
        // The second group has no majority: its third vector differs on the last shard.
        int value = worker == 8 && block == 2 ? 9 : values[worker % 5][block];
        sent[worker][block * Blocks.SIZE + 7] = value;
      }
    }
    sent[2] = null;
    sent[3] = sent[0];
    RepetitionCode code = code(15, 2);
    assertArrayEquals(new int[] {4, 14}, code.decode(sent, Compute.SERIAL));
    Shards.assertSame(
        d,
        new int[] {1, 2, 3},
        place ->
            new Shards.Answer(Arrays.toString(code.decode(place.slice(sent), place.compute()))));
  }

  @Test
  void everyGroupIsDecodedByItself() {
    RepetitionCode code = code(9, 1);
    float[][] sent = rows(9, 1, 1, 4, 5, 6, 3, 9, 3);
    int[] senders = code.decode(sent, new Compute(3));
    assertEquals(2, senders.length);
    assertEquals(1, sent[senders[0]][0]);
    assertEquals(3, sent[senders[1]][0]);
  }

  @Test
  void missingAndShortVectorsHaveNoVote() {
    float[][] sent = rows(1, 1, 1, 1, 1);
    sent[0] = null;
    sent[3] = new float[0];
    int[] senders = TWO.decode(sent, Compute.SERIAL);
    assertEquals(1, sent[senders[0]][0]);
  }

  @Test
  void withoutByzantineEveryoneIsAGroup() {
    RepetitionCode code = code(4, 0);
    assertArrayEquals(
        new int[] {0, 1, 2, 3}, code.decode(rows(1, 2, Float.NaN, -0f), Compute.SERIAL));
  }

  private static RepetitionCode code(int workers, int byzantine) {
    return new RepetitionCode(new WorkerGroups(workers, byzantine));
  }

  private static float decoded(float... values) {
    float[][] sent = rows(values);
    int[] senders = TWO.decode(sent, Compute.SERIAL);
    assertEquals(1, senders.length, Arrays.toString(values));
    return sent[senders[0]][0];
  }

  private static void assertNone(float... values) {
    assertEquals(0, TWO.decode(rows(values), Compute.SERIAL).length, Arrays.toString(values));
  }

  private static float[][] rows(float... values) {
    float[][] rows = new float[values.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new float[] {values[i], 2};
    }
    return rows;
  }
}
