package dev.strategikon.round;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.pipeline.Aggregator;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** How long a round waits. The time is the test's: while the round waits, the test acts. */
class DeadlineTest {
  /** A time that passes as the test has planned. */
  private static final class PlannedTime implements Ticker {
    private final Queue<Runnable> plan = new ArrayDeque<>();
    private final List<Long> waits = new ArrayList<>();
    private long now = Long.MAX_VALUE - 1_000; // The system's may overflow as well.

    /** Plans that some seconds pass while the round waits, and then something happens. */
    PlannedTime then(long seconds, Runnable what) {
      plan.add(
          () -> {
            now += seconds * 1_000_000_000L;
            what.run();
          });
      return this;
    }

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public void await(Object monitor, long nanos) {
      assertTrue(Thread.holdsLock(monitor));
      waits.add(nanos / 1_000_000_000L);
      Runnable next = plan.poll();
      if (next == null) {
        now += nanos;
      } else {
        next.run();
      }
    }
  }

  private final PlannedTime time = new PlannedTime();

  private OpenRound round(int m, int q) {
    return new RoundBuffer(m, 1, q, Aggregator.parse("mean"), Compute.SERIAL, time).open();
  }

  @Test
  void allHaveSubmitted() throws InterruptedException {
    OpenRound round = round(3, 0);
    round.submit(0, new float[] {3});
    time.then(2, () -> round.submit(2, new float[] {6}))
        .then(1, () -> round.submit(1, new float[] {9}));
    assertArrayEquals(new float[] {6}, round.await(Duration.ofSeconds(10)).vector());
    assertEquals(List.of(10L, 8L), time.waits);
  }

  @Test
  void aRejectedVectorIsNotWaitedFor() throws InterruptedException {
    OpenRound round = round(2, 1);
    round.submit(0, new float[] {3});
    round.submit(1, new float[] {Float.NaN});
    assertEquals(List.of(1), round.await(Duration.ofSeconds(10)).rejected());
    assertEquals(List.of(), time.waits);
  }

  @Test
  void theTimeIsOver() throws InterruptedException {
    OpenRound round = round(3, 2);
    time.then(4, () -> {}) // A wake-up without a cause.
        .then(1, () -> round.submit(1, new float[] {5}));
    assertEquals(List.of(0, 2), round.await(Duration.ofSeconds(10)).rejected());
    assertEquals(List.of(10L, 6L, 5L), time.waits);
    assertEquals(Receipt.LATE, round.submit(0, new float[] {1}));
  }

  @Test
  void noTimeAtAll() throws InterruptedException {
    OpenRound round = round(2, 1);
    round.submit(0, new float[] {3});
    assertEquals(List.of(1), round.await(Duration.ZERO).rejected());
    OpenRound negative = round(2, 1);
    negative.submit(0, new float[] {3});
    assertEquals(List.of(1), negative.await(Duration.ofSeconds(-1)).rejected());
    assertEquals(List.of(), time.waits);
  }

  @Test
  void theLongestTime() throws InterruptedException {
    OpenRound round = round(1, 0);
    time.then(1, () -> round.submit(0, new float[] {3}));
    round.await(Duration.ofSeconds(Long.MAX_VALUE));
    assertEquals(List.of(Long.MAX_VALUE / 1_000_000_000L), time.waits);
  }

  @Test
  void somebodyElseClosesMeanwhile() {
    OpenRound round = round(2, 1);
    round.submit(0, new float[] {3});
    time.then(1, round::close);
    assertThrows(IllegalStateException.class, () -> round.await(Duration.ofSeconds(10)));
    assertEquals(List.of(10L), time.waits);
  }

  @Test
  void anInterruptedWaitLeavesTheRoundOpen() {
    RoundBuffer buffer = new RoundBuffer(2, 1, 1, Aggregator.parse("mean"), Compute.SERIAL);
    OpenRound round = buffer.open();
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> round.await(Duration.ofDays(1)));
    assertEquals(Receipt.ACCEPTED, round.submit(0, new float[] {3}));
    assertArrayEquals(new float[] {3}, round.close().vector());
  }
}
