package dev.strategikon.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComputeTest {
  @Test
  void everyTaskRunsOnce() {
    for (int threads = 1; threads <= 4; threads++) {
      AtomicIntegerArray runs = new AtomicIntegerArray(100);
      new Compute(threads).forEach(100, runs::incrementAndGet);
      int[] counts = IntStream.range(0, 100).map(runs::get).toArray();
      assertArrayEquals(IntStream.range(0, 100).map(i -> 1).toArray(), counts);
    }
  }

  @Test
  void aFailureReachesTheCaller() {
    for (int threads = 1; threads <= 4; threads++) {
      Compute compute = new Compute(threads);
      IllegalStateException failure =
          assertThrows(
              IllegalStateException.class,
              () ->
                  compute.forEach(
                      50,
                      i -> {
                        if (i == 20) {
                          throw new IllegalStateException("task 20");
                        }
                      }));
      assertEquals("task 20", failure.getMessage());
    }
  }
}
