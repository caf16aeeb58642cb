package dev.strategikon.round;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.strategikon.compute.Compute;
import dev.strategikon.compute.LocalShards;
import dev.strategikon.gradient.Admission;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.ServerSample;
import dev.strategikon.samples.Samples;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a round takes, what it refuses and what it comes to. */
class RoundBufferTest {
  private static RoundBuffer buffer(int m, int d, int q, String rule) {
    return new RoundBuffer(m, d, q, Aggregator.parse(rule), Compute.SERIAL);
  }

  @Test
  void theMeanByHand() {
    RoundBuffer buffer = buffer(3, 2, 0, "mean");
    OpenRound round = buffer.open();
    assertEquals(Receipt.ACCEPTED, round.submit(1, new float[] {4, 5}));
    assertEquals(Receipt.ACCEPTED, round.submit(0, new float[] {1, 2}));
    assertEquals(Receipt.ACCEPTED, round.submit(2, new float[] {4, 2}));
    ClosedRound closed = round.close();
    assertEquals(0, closed.step());
    assertArrayEquals(new float[] {3, 3}, closed.vector());
    assertEquals(List.of(), closed.rejected());
    assertEquals(1, buffer.open().step());
  }

  @Test
  void theCallersArrayMayChangeAfterwards() {
    OpenRound round = buffer(1, 2, 0, "mean").open();
    float[] gradient = {1, 2};
    round.submit(0, gradient);
    gradient[0] = 9;
    assertArrayEquals(new float[] {1, 2}, round.close().vector());
  }

  /** Heap or direct, in any byte order, from the position to the limit, which stay. */
  @Test
  void buffersOfAllKinds() {
    OpenRound round = buffer(4, 2, 0, "mean").open();
    FloatBuffer heap = FloatBuffer.wrap(new float[] {9, 1, 2, 9}, 1, 2);
    FloatBuffer direct = direct(ByteOrder.nativeOrder(), 9, 3, 4, 9).position(1).limit(3);
    FloatBuffer swapped = direct(ByteOrder.BIG_ENDIAN, 5, 6);
    FloatBuffer other = direct(ByteOrder.LITTLE_ENDIAN, 7, 8).asReadOnlyBuffer();
    assertEquals(Receipt.ACCEPTED, round.submit(0, heap));
    assertEquals(Receipt.ACCEPTED, round.submit(1, direct));
    assertEquals(Receipt.ACCEPTED, round.submit(2, swapped));
    assertEquals(Receipt.ACCEPTED, round.submit(3, other));
    assertArrayEquals(new float[] {4, 5}, round.close().vector());
    assertEquals(1, heap.position());
    assertEquals(1, direct.position());
    assertEquals(3, direct.limit());
  }

  @Test
  void aVectorInPiecesIsOneVector() {
    OpenRound round = buffer(1, 5000, 0, "mean").open();
    float[] vector = Samples.normal(1, 5000, 0, 1, 3)[0];
    FloatBuffer first = FloatBuffer.wrap(vector, 0, 4097);
    FloatBuffer none = FloatBuffer.allocate(0);
    FloatBuffer rest = FloatBuffer.wrap(vector, 4097, 903);
    assertEquals(Receipt.ACCEPTED, round.submit(0, List.of(first, none, rest)));
    assertArrayEquals(vector, round.close().vector());
  }

  /** As Admission does: whoever sends nothing usable is left out, and q falls by one for each. */
  @ParameterizedTest
  @ValueSource(strings = {"mean", "median", "krum", "nnm | trimmed-mean", "trimmed-mean", "smea"})
  void whatIsRejectedCountsAsDeclared(String rule) {
    int m = 13;
    int d = 9000;
    float[][] sent = Samples.normal(m, d, 0.3, 1, 5);
    sent[2][8999] = Float.NaN;
    sent[5][0] = Float.NEGATIVE_INFINITY;
    sent[7] = new float[d - 1];
    sent[12] = null;
    OpenRound round = buffer(m, d, 5, rule).open();
    Receipt[] expected = new Receipt[m];
    for (int i = 0; i < 12; i++) {
      expected[i] =
          switch (i) {
            case 2, 5 -> Receipt.NOT_FINITE;
            case 7 -> Receipt.WRONG_LENGTH;
            default -> Receipt.ACCEPTED;
          };
      assertEquals(expected[i], round.submit(i, sent[i]), "worker " + i);
    }
    ClosedRound closed = round.close();
    assertEquals(List.of(2, 5, 7, 12), closed.rejected());
    Admission admission = Admission.admit(sent, d, NonFinite.REJECT, Compute.SERIAL);
    assertEquals(1, admission.remaining(5));
    assertArrayEquals(
        Aggregator.parse(rule)
            .aggregate(admission.gradients(), 1, Round.FIRST, Compute.SERIAL)
            .vector(),
        closed.vector());
  }

  @Test
  void moreRejectedThanDeclaredIsAnError() {
    RoundBuffer buffer = buffer(5, 2, 1, "median");
    OpenRound round = buffer.open();
    round.submit(0, new float[] {1, 1});
    round.submit(2, new float[] {1, 1});
    round.submit(3, new float[] {1, Float.NaN});
    round.submit(4, new float[] {1, 1});
    TooManyRejectedException refusal = assertThrows(TooManyRejectedException.class, round::close);
    assertEquals(
        "Step 0: 2 of 5 workers sent no vector of d finite floats in time (1, 3), more than the"
            + " declared q = 1. Skip the step, wait longer or declare a larger q",
        refusal.getMessage());
    assertEquals(List.of(1, 3), refusal.rejected());
    // The next round knows nothing of it.
    OpenRound next = buffer.open();
    for (int i = 0; i < 5; i++) {
      assertEquals(Receipt.ACCEPTED, next.submit(i, new float[] {i, 0}));
    }
    assertArrayEquals(new float[] {2, 0}, next.close().vector());
  }

  @Test
  void aPipelinesOwnNumberDecides() {
    OpenRound round = buffer(5, 1, 0, "krum(q=1)").open();
    for (int i = 0; i < 4; i++) {
      round.submit(i, new float[] {1});
    }
    assertEquals(List.of(4), round.close().rejected());
  }

  @Test
  void nobodyIsNoRound() {
    OpenRound round = buffer(2, 1, 2, "mean").open();
    assertThrows(TooManyRejectedException.class, round::close);
  }

  @Test
  void theFirstSubmissionCounts() {
    OpenRound round = buffer(2, 1, 1, "mean").open();
    assertEquals(Receipt.ACCEPTED, round.submit(0, new float[] {1}));
    assertEquals(Receipt.TWICE, round.submit(0, new float[] {100}));
    assertEquals(Receipt.NOT_FINITE, round.submit(1, new float[] {Float.NaN}));
    assertEquals(Receipt.TWICE, round.submit(1, new float[] {100}));
    assertArrayEquals(new float[] {1}, round.close().vector());
  }

  @Test
  void aLateSubmissionHarmsNoLaterRound() {
    RoundBuffer buffer = buffer(2, 1, 1, "mean");
    OpenRound first = buffer.open();
    first.submit(0, new float[] {1});
    assertArrayEquals(new float[] {1}, first.close().vector());
    assertEquals(Receipt.LATE, first.submit(1, new float[] {100}));
    OpenRound second = buffer.open();
    assertEquals(Receipt.LATE, first.submit(1, new float[] {100}));
    assertEquals(Receipt.ACCEPTED, second.submit(1, new float[] {2}));
    assertEquals(List.of(0), second.close().rejected());
  }

  @Test
  void anAbandonedRoundLeavesNothing() {
    RoundBuffer buffer = buffer(2, 1, 1, "mean");
    OpenRound given = buffer.open();
    given.submit(0, new float[] {1});
    given.abandon();
    assertEquals(Receipt.LATE, given.submit(1, new float[] {1}));
    assertThrows(IllegalStateException.class, given::abandon);
    OpenRound next = buffer.open();
    next.submit(1, new float[] {2});
    assertEquals(List.of(0), next.close().rejected());
  }

  @Test
  void oneRoundIsOpenAtATimeAndClosesOnce() {
    RoundBuffer buffer = buffer(1, 1, 0, "mean");
    OpenRound round = buffer.open();
    assertEquals(
        "The last round is not closed yet: call await or close",
        assertThrows(IllegalStateException.class, buffer::open).getMessage());
    round.submit(0, new float[] {1});
    round.close();
    assertEquals(
        "The round of step 0 is closed already",
        assertThrows(IllegalStateException.class, round::close).getMessage());
  }

  @Test
  void whatCannotBeIsRefusedAtOnce() {
    assertThrows(IllegalArgumentException.class, () -> buffer(4, 1, 2, "krum"));
    assertThrows(IllegalArgumentException.class, () -> buffer(1, 0, 0, "mean"));
    assertThrows(IllegalArgumentException.class, () -> buffer(4, 1, 1, "fltrust").open());
    OpenRound round = buffer(2, 1, 1, "mean").open();
    assertThrows(IndexOutOfBoundsException.class, () -> round.submit(2, new float[1]));
    assertThrows(IndexOutOfBoundsException.class, () -> round.submit(-1, new float[1]));
    assertThrows(
        IllegalArgumentException.class,
        () -> buffer(2, 3, 1, "mean").open(new Round(0, 0, new float[2])));
  }

  @Test
  void aShardIsRefused() {
    Aggregator mean = Aggregator.parse("mean");
    assertThrows(
        RuntimeException.class,
        () ->
            LocalShards.run(
                8192, 2, 1, place -> new RoundBuffer(2, 4096, 0, mean, place.compute())));
  }

  /** The rule starts from the last aggregate, which is not overwritten while it is read. */
  @Test
  void aRuleThatStartsFromTheLastAggregate() {
    int m = 5;
    int d = 700;
    String rule = "centered-clipping(radius=3)";
    RoundBuffer buffer = buffer(m, d, 1, rule);
    float[] previous = null;
    for (int step = 0; step < 4; step++) {
      float[][] sent = Samples.normal(m, d, 1, 1, step);
      OpenRound round = buffer.open();
      for (int i = 0; i < m; i++) {
        round.submit(i, sent[i]);
      }
      Round moment = new Round(0, step, previous);
      float[] expected =
          Aggregator.parse(rule).aggregate(Gradients.of(sent), 1, moment, Compute.SERIAL).vector();
      float[] vector = round.close().vector();
      assertArrayEquals(expected, vector);
      assertNotSame(previous, vector);
      previous = expected;
    }
  }

  @Test
  void theCallersMomentDecides() {
    int m = 8;
    String rule = "bucketing | median | guard";
    float[][] sent = Samples.normal(m, 50, 0, 1, 1);
    ServerSample sample =
        ServerSample.of(Gradients.of(Samples.normal(2, 50, 0, 1, 2)), Compute.SERIAL);
    Round moment = new Round(7, 40, null).with(sample);
    RoundBuffer buffer = buffer(m, 50, 1, rule);
    OpenRound round = buffer.open(moment);
    for (int i = 0; i < m; i++) {
      round.submit(i, sent[i]);
    }
    ClosedRound closed = round.close();
    assertEquals(40, closed.step());
    assertArrayEquals(
        Aggregator.parse(rule).aggregate(Gradients.of(sent), 1, moment, Compute.SERIAL).vector(),
        closed.vector());
    assertEquals(41, buffer.open(new Round(7, 41, null).with(sample)).step());
  }

  private static FloatBuffer direct(ByteOrder order, float... values) {
    return ByteBuffer.allocateDirect(4 * values.length)
        .order(order)
        .asFloatBuffer()
        .put(values)
        .flip();
  }
}
