package dev.strategikon.sgd;

import dev.strategikon.attack.DataAttack;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.dataset.Images;
import dev.strategikon.model.Batch;
import dev.strategikon.options.MinibatchOrder;
import dev.strategikon.options.Minibatching;
import dev.strategikon.options.ThreatModel;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.options.WorkerGroups;
import dev.strategikon.random.Draws;
import dev.strategikon.split.Receivers;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.stream.IntStream;

/**
 * Chooses the workers' minibatches, and the server's sample. The run's split gives each worker a
 * part of the training images once, or each honest worker. A minibatch is n images of it, by the
 * run's {@link MinibatchOrder}; minibatches that belong to no step of the run are always i.i.d. The
 * workers of a {@link RepetitionCode} group have the same part and take the same images. Where
 * workers are drawn from more clients, each client has a part. The server draws i.i.d. from all
 * training images. Safe for use by several threads.
 */
final class Minibatches {
  private final Dataset dataset;
  private final TrainingOptions options;
  private final WorkerGroups groups;

  /** What the Byzantine workers have. */
  private final Labelling falsified;

  private final int[][] parts;

  /** By group; null if minibatches are i.i.d. Groups with the same part share the object. */
  private final ImagePasses[] passes;

  /**
   * Splits the training images.
   *
   * @throws IllegalArgumentException if there are too few for the split, or they do not suit an
   *     attack on data
   */
  Minibatches(Dataset dataset, TrainingOptions options) {
    this.dataset = dataset;
    this.options = options;
    this.groups = options.groups();
    this.falsified = falsified(dataset, options);
    Minibatching minibatching = options.minibatching();
    this.parts =
        minibatching.receivers() == Receivers.HONEST
            ? amongHonest(dataset.train(), options)
            : minibatching.split().parts(dataset.train(), receivers(), options.seed());
    this.passes =
        minibatching.order() == MinibatchOrder.SHUFFLED ? passes(parts, options.seed()) : null;
    if (passes != null && minibatching.passSteps() > 0) {
      requireWholeMinibatches();
    }
  }

  private static Labelling falsified(Dataset dataset, TrainingOptions options) {
    if (!(options.threat().attack() instanceof DataAttack attack) || dataset.isRegression()) {
      return Labelling.TRUE;
    }
    Images images = dataset.train();
    attack.requireFits(dataset.classes().size(), images.height(), images.width());
    return new Falsified(dataset, attack, options.seed());
  }

  /** Returns how many have a part: all groups, or all clients. */
  private int receivers() {
    return options.threat().samplesClients() ? options.threat().clients() : groups.count();
  }

  /** Returns a part for each honest client, and all images for each Byzantine one. */
  private static int[][] amongHonest(Images images, TrainingOptions options) {
    ThreatModel threat = options.threat();
    boolean[] byzantine = threat.byzantineClientsIn(options.seed(), 0);
    int[][] dealt =
        options
            .minibatching()
            .split()
            .parts(images, threat.clients() - threat.byzantine(), options.seed());
    int[] all = IntStream.range(0, images.count()).toArray();
    int[][] parts = new int[byzantine.length][];
    int next = 0;
    for (int client = 0; client < parts.length; client++) {
      parts[client] = byzantine[client] ? all : dealt[next++];
    }
    return parts;
  }

  private static ImagePasses[] passes(int[][] parts, long seed) {
    IdentityHashMap<int[], ImagePasses> byPart = new IdentityHashMap<>();
    ImagePasses[] passes = new ImagePasses[parts.length];
    for (int group = 0; group < parts.length; group++) {
      int first = group;
      passes[group] =
          byPart.computeIfAbsent(parts[group], part -> new ImagePasses(part, seed, first));
    }
    return passes;
  }

  /** Returns a worker's minibatch. */
  Batch draw(Sampling sampling, int worker, boolean byzantine) {
    int[] drawn =
        passes != null && sampling.isStep()
            ? next(sampling, worker / groups.size())
            : independent(sampling, worker);
    return Batches.of(dataset, dataset.train(), drawn, byzantine ? falsified : Labelling.TRUE);
  }

  /** Returns the next images of the group's passes; groups that share them take turns. */
  private int[] next(Sampling sampling, int group) {
    int before = 0;
    int sharing = 0;
    for (int other = 0; other < passes.length; other++) {
      if (passes[other] == passes[group]) {
        sharing++;
        before += other < group ? 1 : 0;
      }
    }
    int step = sampling.number();
    int own = options.optimizer().local().count();
    int steps = options.minibatching().passSteps();
    if (steps > 0) {
      int minibatch = (step % steps * sharing + before) * own + sampling.local();
      return passes[group].takeOf(step / steps, minibatch * options.batch(), options.batch());
    }
    long minibatch = ((long) step * sharing + before) * own + sampling.local();
    return passes[group].take(minibatch * options.batch(), options.batch());
  }

  /** Checks that each pass has an image for each place of the steps before it is broken off. */
  private void requireWholeMinibatches() {
    for (ImagePasses pass : passes) {
      long sharing = Arrays.stream(passes).filter(other -> other == pass).count();
      long minibatches =
          sharing * options.minibatching().passSteps() * options.optimizer().local().count();
      long taken = minibatches * options.batch();
      if (taken > pass.size()) {
        throw new IllegalArgumentException(
            "pass-steps = %d takes %d images of a part, but one has %d: use fewer steps"
                .formatted(options.minibatching().passSteps(), taken, pass.size()));
      }
    }
  }

  private int[] independent(Sampling sampling, int worker) {
    Draws draws = sampling.minibatch(groups.leader(worker));
    int[] part = parts[part(sampling, worker)];
    int[] drawn = new int[options.batch()];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = part[draws.nextInt(part.length)];
    }
    return drawn;
  }

  /** Returns the number of a worker's part: that of its group, or of the client that it is. */
  private int part(Sampling sampling, int worker) {
    return options.threat().samplesClients()
        ? options.threat().clientsIn(options.seed(), sampling.number())[worker]
        : worker / groups.size();
  }

  /** Returns a piece of the server's sample. */
  Batch drawServer(Sampling sampling, int piece) {
    Draws draws = sampling.serverSample(piece);
    int[] drawn = new int[options.serverSampling().pieceImages()];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = draws.nextInt(dataset.train().count());
    }
    return Batches.of(dataset, dataset.train(), drawn, Labelling.TRUE);
  }
}
