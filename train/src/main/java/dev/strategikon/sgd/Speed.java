package dev.strategikon.sgd;

import dev.strategikon.compute.Compute;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.dataset.Images;
import dev.strategikon.model.Batch;
import dev.strategikon.model.DropoutKey;
import dev.strategikon.model.Initialisation;
import dev.strategikon.model.Loss;
import dev.strategikon.model.Network;
import dev.strategikon.model.NetworkSession;
import dev.strategikon.model.Statistics;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How fast each thread computes with a network while all threads compute.
 *
 * @param gradientSeconds of one worker's gradient
 * @param evaluationSeconds of evaluating one batch of images
 */
public record Speed(double gradientSeconds, double evaluationSeconds) {
  /** A measurement ends after this time ... */
  private static final long NANOS = 300_000_000L;

  /** ... or after so many repetitions. */
  private static final int REPETITIONS = 20;

  /**
   * Measures for about a second, with the initial parameters of a network.
   *
   * @param dataset whose images are computed on
   * @param network the network
   * @param loss of which gradients are computed
   * @param batch n, the images of a gradient
   * @param compute the threads, all of which compute at once
   * @return the seconds measured
   */
  public static Speed measure(
      Dataset dataset, Network network, Loss loss, int batch, Compute compute) {
    float[] parameters = network.initialParameters(Initialisation.PYTORCH, 0);
    Batch minibatch = batch(dataset, dataset.train(), batch);
    Batch evaluated = batch(dataset, dataset.test(), Evaluator.BATCH);
    double[] gradients = new double[compute.threads()];
    double[] evaluations = new double[compute.threads()];
    try (SessionPool sessions = new SessionPool(network, loss, compute)) {
      sessions.forEach(
          parameters,
          compute.threads(),
          (session, thread) -> {
            float[] gradient = new float[parameters.length];
            DropoutKey key = new DropoutKey(0, 0, thread);
            gradients[thread] = seconds(() -> session.gradient(minibatch, key, gradient));
            Statistics statistics = statistics(session, minibatch);
            evaluations[thread] = seconds(() -> session.evaluate(evaluated, statistics));
          });
    }
    return new Speed(mean(gradients), mean(evaluations));
  }

  /**
   * {@return the images a second of one thread, in batches of n}
   *
   * @param batch n, the images of a batch
   */
  public double imagesPerSecond(int batch) {
    return batch / gradientSeconds;
  }

  private static Statistics statistics(NetworkSession session, Batch minibatch) {
    return session.calibrate(List.of(minibatch));
  }

  private static Batch batch(Dataset dataset, Images images, int size) {
    int[] indices = IntStream.range(0, size).map(i -> i % images.count()).toArray();
    return Batches.of(dataset, images, indices, Labelling.TRUE);
  }

  /** Leaves out the first call, which chooses kernels and fills caches. */
  private static double seconds(Runnable call) {
    call.run();
    long start = System.nanoTime();
    int calls = 0;
    long elapsed = 0;
    while (elapsed < NANOS && calls < REPETITIONS) {
      call.run();
      calls++;
      elapsed = System.nanoTime() - start;
    }
    return elapsed / 1e9 / calls;
  }

  private static double mean(double[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElseThrow();
  }
}
