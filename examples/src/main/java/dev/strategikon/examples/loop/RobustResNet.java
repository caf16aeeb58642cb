package dev.strategikon.examples.loop;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.basicmodelzoo.cv.classification.ResNetV1;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Batch;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.strategikon.compute.Compute;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.dataset.Datasets;
import dev.strategikon.dataset.Images;
import dev.strategikon.djl.FlatGradient;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.Vectors;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.round.OpenRound;
import dev.strategikon.round.RoundBuffer;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Trains DJL's own ResNet while some workers manipulate the inner product: with the mean, and with
 * a robust rule.
 *
 * <pre>{@code
 * java -cp … dev.strategikon.examples.loop.RobustResNet steps=400 m=10 q=2
 * java -cp … dev.strategikon.examples.loop.RobustResNet data=cifar-10 directory=/data layers=20
 * }</pre>
 */
public final class RobustResNet implements AutoCloseable {
  private static final int TESTED = 1000;

  static {
    System.setProperty("ai.djl.pytorch.num_threads", "1"); // The same sums on every machine.
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
  }

  private final ResNetSettings settings;
  private final Dataset data;
  private final ImageBatches batches;
  private final Model model;
  private final Trainer trainer;
  private final FlatGradient gradient;
  private final RoundBuffer rounds;
  private final float[][] honest;
  private final SplittableRandom random;

  /** Makes the network; the same seed gives the same one for every rule. */
  RobustResNet(ResNetSettings settings, String rule) throws IOException {
    this.settings = settings;
    this.data = Datasets.CATALOGUE.parse(settings.data()).value().load(settings.directory());
    this.batches = new ImageBatches(data);
    this.random = new SplittableRandom(settings.seed());
    Engine.getInstance().setRandomSeed(settings.seed());
    this.model = Model.newInstance("resnet");
    model.setBlock(
        ResNetV1.builder()
            .setImageShape(batches.shape())
            .setNumLayers(settings.layers())
            .setOutSize(data.classes().size())
            .build());
    Optimizer sgd = Optimizer.sgd().setLearningRateTracker(Tracker.fixed(settings.rate())).build();
    this.trainer =
        model.newTrainer(
            new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optOptimizer(sgd)
                .optDevices(new Device[] {Device.cpu()}));
    trainer.initialize(new Shape(1).addAll(batches.shape()));
    this.gradient = FlatGradient.of(model.getBlock());
    this.rounds =
        new RoundBuffer(
            settings.m(),
            gradient.dimension(),
            settings.q(),
            Aggregator.parse(rule),
            Compute.ofMachine());
    this.honest = new float[settings.m() - settings.q()][gradient.dimension()];
  }

  /**
   * Trains by the mean and by a robust rule.
   *
   * @param args settings as name=value: data, directory, layers, m, q, n, epsilon, steps, rate,
   *     seed
   * @throws IOException if the data cannot be read
   */
  public static void main(String[] args) throws IOException {
    ResNetSettings settings = ResNetSettings.parse(args);
    for (String rule : new String[] {"mean", "nnm | trimmed-mean"}) {
      try (RobustResNet network = new RobustResNet(settings, rule)) {
        for (int step = 0; step < settings.steps(); step++) {
          double loss = network.step();
          if (step % 50 == 49) {
            System.out.printf("%-20s step %4d  loss %.3f%n", rule, step + 1, loss);
          }
        }
        System.out.printf("%-20s accuracy %.3f%n", rule, network.accuracy());
      }
    }
  }

  /** Makes a step and returns the honest workers' mean loss before it. */
  double step() {
    double loss = 0;
    OpenRound round = rounds.open();
    gradient.clear();
    for (int worker = 0; worker < honest.length; worker++) {
      loss += backward() / honest.length;
      gradient.read(honest[worker]);
      gradient.clear();
      round.submit(worker, honest[worker]);
    }
    float[] mean = Gradients.of(honest).mean(Compute.ofMachine());
    float[] manipulated = Vectors.moved(new float[mean.length], -settings.epsilon(), mean);
    for (int worker = honest.length; worker < settings.m(); worker++) {
      round.submit(worker, manipulated);
    }
    gradient.write(round.close().vector());
    trainer.step();
    return loss;
  }

  /** Computes the gradient on a minibatch of random images, and returns the loss. */
  private double backward() {
    int[] images = random.ints(settings.n(), 0, data.train().count()).toArray();
    try (Batch batch = batches.batch(trainer.getManager(), data.train(), images);
        GradientCollector collector = trainer.newGradientCollector()) {
      NDArray loss =
          trainer.getLoss().evaluate(batch.getLabels(), trainer.forward(batch.getData()));
      collector.backward(loss);
      return loss.getFloat();
    }
  }

  /** Returns the accuracy on the first test images. */
  double accuracy() {
    Images test = data.test();
    int count = Math.min(TESTED, test.count());
    int[] images = IntStream.range(0, count).toArray();
    try (Batch batch = batches.batch(trainer.getManager(), test, images)) {
      long[] predictions =
          trainer.evaluate(batch.getData()).singletonOrThrow().argMax(1).toLongArray();
      return IntStream.range(0, count).filter(i -> predictions[i] == test.label(i)).count()
          / (double) count;
    }
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
