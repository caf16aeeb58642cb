package dev.strategikon.examples.loop;

import dev.strategikon.compute.Compute;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.round.OpenRound;
import dev.strategikon.round.RoundBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A training loop in plain Java: ten workers on four threads, of which two are Byzantine. They look
 * for the point where all coordinates are 1, by noisy gradients.
 *
 * <pre>{@code
 * java -cp … dev.strategikon.examples.loop.OwnLoop
 * }</pre>
 */
public final class OwnLoop {
  private static final int M = 10;
  private static final int Q = 2;
  private static final int D = 1000;
  private static final int STEPS = 100;

  private OwnLoop() {}

  /**
   * Trains with the mean and with two robust rules.
   *
   * @param args none
   * @throws InterruptedException if the thread is interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    for (String rule : new String[] {"mean", "median", "nnm | trimmed-mean"}) {
      System.out.printf("%-20s ends %.1f from the optimum%n", rule, distance(train(rule)));
    }
  }

  /** Returns the point at which training by a rule ends. */
  static float[] train(String rule) throws InterruptedException {
    float[] x = new float[D];
    RoundBuffer rounds = new RoundBuffer(M, D, Q, Aggregator.parse(rule), Compute.ofMachine());
    ExecutorService threads = Executors.newFixedThreadPool(4);
    for (int step = 0; step < STEPS; step++) {
      OpenRound round = rounds.open();
      for (int i = 0; i < M; i++) {
        int worker = i;
        threads.execute(() -> round.submit(worker, gradient(x, worker, round.step())));
      }
      float[] update = round.await(Duration.ofSeconds(30)).vector();
      for (int j = 0; j < D; j++) {
        x[j] -= 0.1f * update[j];
      }
    }
    threads.shutdown();
    return x;
  }

  /** Returns what a worker sends: its gradient of ‖x − 1‖²/2, or five times its opposite. */
  private static float[] gradient(float[] x, int worker, int step) {
    Random noise = new Random(1000L * step + worker);
    float[] gradient = new float[D];
    for (int j = 0; j < D; j++) {
      double honest = x[j] - 1 + 0.1 * noise.nextGaussian();
      gradient[j] = (float) (worker < Q ? -5 * honest : honest);
    }
    return gradient;
  }

  /** Returns how far a point is from the optimum. */
  static double distance(float[] x) {
    double squares = 0;
    for (float value : x) {
      squares += (value - 1.0) * (value - 1.0);
    }
    return Math.sqrt(squares);
  }
}
