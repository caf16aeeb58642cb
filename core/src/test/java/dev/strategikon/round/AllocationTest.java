package dev.strategikon.round;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.strategikon.compute.Compute;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;
import dev.strategikon.samples.Rounds;
import dev.strategikon.slow.Specs;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a step allocates once the buffer is there: small objects, and nothing of the size of a
 * vector. What grows with d is garbage of a block's kernel, a fraction of a byte for each
 * coordinate.
 */
class AllocationTest {
  private static final int M = 13;
  private static final int Q = 2;
  private static final int FEW = 1 << 13;
  private static final int MANY = 1 << 16;

  static Stream<String> pipelines() {
    Stream<String> mixed =
        Specs.preAggregators().stream()
            .flatMap(stage -> Stream.of(stage + " | mean", stage + " | geometric-median"));
    Stream<String> guarded = Specs.guards().stream().map(guard -> "median | " + guard);
    return Stream.of(Specs.rules().stream(), mixed, guarded).flatMap(specs -> specs);
  }

  @ParameterizedTest
  @MethodSource("pipelines")
  void aStepAllocatesNoVector(String rule) {
    assertNoVector(rule, Compute.SERIAL, 1);
  }

  /** Far vectors have their products summed anew. */
  @Test
  void farVectorsNeedNoneEither() {
    assertNoVector("clipping | mean", Compute.SERIAL, 1e25f);
  }

  @Test
  void norDoThreads() {
    assertNoVector("nnm | trimmed-mean", new Compute(2), 1);
  }

  private static void assertNoVector(String rule, Compute compute, float scale) {
    long few = bytesOfAStep(rule, FEW, compute, scale);
    long many = bytesOfAStep(rule, MANY, compute, scale);
    assertTrue(
        many - few < (MANY - FEW) / 2,
        "%s allocates %d bytes with d = %d, and %d with d = %d"
            .formatted(rule, few, FEW, many, MANY));
  }

  /** Returns the bytes of the last of a few steps; the first ones fill caches of the JDK. */
  private static long bytesOfAStep(String rule, int d, Compute compute, float scale) {
    RoundBuffer buffer = new RoundBuffer(M, d, Q, Aggregator.parse(rule), compute);
    float[][] sent = uniform(d);
    sent[M - 1][0] = scale;
    Round moment = new Round(0, 0, sent[0].clone(), Rounds.sample(d));
    long bytes = 0;
    for (int step = 0; step < 4; step++) {
      long before = allocated();
      OpenRound round = buffer.open(moment);
      for (int i = 0; i < M; i++) {
        round.submit(i, sent[i]);
      }
      round.close();
      bytes = allocated() - before;
    }
    return bytes;
  }

  /** Returns what all threads have allocated. */
  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds())).sum();
  }

  private static float[][] uniform(int d) {
    SplittableRandom random = new SplittableRandom(1);
    float[][] rows = new float[M][d];
    for (float[] row : rows) {
      for (int j = 0; j < d; j++) {
        row[j] = (float) random.nextDouble();
      }
    }
    return rows;
  }
}
