package dev.strategikon.round;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;
import dev.strategikon.samples.Samples;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rounds that several threads fill. */
@Timeout(60)
class ArrivalOrderTest {
  private static final int M = 9;
  private static final int D = 10_007;

  /** The last row or the first decides ties, so an order of arrival would show in the bits. */
  @ParameterizedTest
  @ValueSource(strings = {"mean", "krum", "bucketing | median", "nnm | trimmed-mean", "mda"})
  void theOrderOfArrivalChangesNoBit(String rule) throws Exception {
    Aggregator aggregator = Aggregator.parse(rule);
    RoundBuffer buffer = new RoundBuffer(M, D, 2, aggregator, new Compute(2));
    ExecutorService workers = Executors.newFixedThreadPool(4);
    try {
      for (int step = 0; step < 20; step++) {
        float[][] sent = Samples.normal(M, D, 0, 1, step);
        OpenRound round = buffer.open();
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8));
        Collections.shuffle(order, new Random(step));
        for (int worker : order) {
          workers.execute(() -> round.submit(worker, sent[worker]));
        }
        float[] vector = round.await(Duration.ofMinutes(1)).vector();
        Round moment = new Round(0, step, null);
        assertArrayEquals(
            aggregator.aggregate(Gradients.of(sent), 2, moment, Compute.SERIAL).vector(),
            vector,
            rule + " in step " + step);
      }
    } finally {
      workers.shutdownNow();
    }
  }

  /** Of several threads that submit for one worker, one is accepted, and its vector is whole. */
  @Test
  void oneOfManyThreadsIsAccepted() throws Exception {
    RoundBuffer buffer = new RoundBuffer(1, D, 0, Aggregator.parse("mean"), Compute.SERIAL);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (int step = 0; step < 50; step++) {
        OpenRound round = buffer.open();
        List<Future<Receipt>> receipts = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
          float[] gradient = Samples.normal(1, D, thread, 0, 0)[0];
          receipts.add(threads.submit(() -> round.submit(0, gradient)));
        }
        int accepted = 0;
        int value = -1;
        for (int thread = 0; thread < 4; thread++) {
          if (receipts.get(thread).get() == Receipt.ACCEPTED) {
            accepted++;
            value = thread;
          }
        }
        assertEquals(1, accepted);
        assertArrayEquals(Samples.normal(1, D, value, 0, 0)[0], round.close().vector());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Two pieces of which the second is not there until the test says so. */
  private static final class SlowPieces extends AbstractList<FloatBuffer> {
    private final CountDownLatch copying = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Override
    public FloatBuffer get(int index) {
      if (index == 1) {
        copying.countDown();
        try {
          goOn.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      return FloatBuffer.wrap(new float[] {3 + index});
    }

    @Override
    public int size() {
      return 2;
    }
  }

  /** Who has begun before the end is in the round, and writes into no later one. */
  @Test
  void theEndWaitsForACopyThatHasBegun() throws Exception {
    RoundBuffer buffer = new RoundBuffer(1, 2, 0, Aggregator.parse("mean"), Compute.SERIAL);
    OpenRound round = buffer.open();
    SlowPieces slow = new SlowPieces();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Receipt> receipt = threads.submit(() -> round.submit(0, slow));
      slow.copying.await();
      Future<ClosedRound> closed = threads.submit(round::close);
      while (round.submit(0, new float[] {100, 100}) == Receipt.TWICE) {
        Thread.onSpinWait();
      }
      // It is closing now: too late for others, and too early for the next round.
      assertEquals(Receipt.LATE, round.submit(0, new float[] {100, 100}));
      assertThrows(IllegalStateException.class, buffer::open);
      assertFalse(closed.isDone());
      slow.goOn.countDown();
      assertEquals(Receipt.ACCEPTED, receipt.get());
      assertArrayEquals(new float[] {3, 4}, closed.get().vector());
      buffer.open();
    } finally {
      threads.shutdownNow();
    }
  }
}
