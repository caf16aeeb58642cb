package dev.strategikon.round;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.strategikon.compute.Compute;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;
import dev.strategikon.samples.Rounds;
import dev.strategikon.slow.Specs;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a step allocates once the buffer is there: small objects, and nothing of the size of a
 * vector. What grows with d is garbage of a block's kernel, a fraction of a byte for each
 * coordinate. Rules that see whole vectors have vectors of their own, and are not asked.
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
    return Stream.of(Specs.rules().stream(), mixed, guarded)
        .flatMap(specs -> specs)
        .filter(spec -> !Aggregator.parse(spec).seesWholeVectors());
  }

  @ParameterizedTest
  @MethodSource("pipelines")
  void aStepAllocatesNoVector(String rule) {
    assertNoVector(rule, uniform(MANY, 0));
  }

  /** One is far from the others, and these are far from the origin: products are summed anew. */
  @Test
  void norDoFarVectors() {
    float[][] sent = uniform(MANY, 1e4f);
    sent[M - 1][0] = 1e25f;
    assertNoVector("clipping | mean", sent);
  }

  /** Each thread has scratch memory, some hundred kilobytes. */
  @Test
  void norDoThreads() {
    int d = 1 << 20;
    long bytes = bytesOfAStep("nnm | trimmed-mean", uniform(d, 0), d, new Compute(2));
    assertTrue(bytes < 2L * d, bytes + " bytes, where a vector has " + d * 4);
  }

  private static void assertNoVector(String rule, float[][] sent) {
    long few = bytesOfAStep(rule, sent, FEW, Compute.SERIAL);
    long many = bytesOfAStep(rule, sent, MANY, Compute.SERIAL);
    assertTrue(
        many - few < (MANY - FEW) / 2,
        "%s allocates %d bytes with d = %d, and %d with d = %d"
            .formatted(rule, few, FEW, many, MANY));
  }

  /** Returns the bytes of the last of a few steps; the first ones fill caches of the JDK. */
  private static long bytesOfAStep(String rule, float[][] sent, int d, Compute compute) {
    RoundBuffer buffer = new RoundBuffer(M, d, Q, Aggregator.parse(rule), compute);
    Round moment = new Round(0, 0, Arrays.copyOf(sent[0], d), Rounds.sample(d));
    long bytes = 0;
    for (int step = 0; step < 4; step++) {
      long before = allocated();
      OpenRound round = buffer.open(moment);
      for (int i = 0; i < M; i++) {
        round.submit(i, FloatBuffer.wrap(sent[i], 0, d));
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

  private static float[][] uniform(int d, float from) {
    SplittableRandom random = new SplittableRandom(1);
    float[][] rows = new float[M][d];
    for (float[] row : rows) {
      for (int j = 0; j < d; j++) {
        row[j] = from + (float) random.nextDouble();
      }
    }
    return rows;
  }
}
