package dev.strategikon.sgd;

import dev.strategikon.compute.Compute;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.gradient.Admission;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.model.DropoutKey;
import dev.strategikon.model.Network;
import dev.strategikon.options.ThreatModel;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.options.WorkerGroups;
import dev.strategikon.random.Draws;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.ServerSample;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Draws gradients at one moment of a run. The parameters x stay as they are; in each draw the
 * workers take new minibatches from the run's parts, of the run's size. Draws are numbered from 0.
 * The same number gives the same bytes on any number of threads, and shares no random number with
 * other draws or with the run.
 *
 * <p>With workers' momentum or local steps a draw is what the workers would send next. Holds native
 * memory until it is closed. Not thread-safe.
 */
public final class GradientSource implements AutoCloseable {
  /** Images in a piece of the reference gradient, if their number does not change it. */
  private static final int PIECE = 100;

  private final Dataset dataset;
  private final Network network;
  private final TrainingOptions options;
  private final TrainingState state;
  private final Compute compute;
  private final WorkerGroups groups;
  private final SessionPool sessions;
  private final Workers workers;

  /**
   * Creates a source.
   *
   * @param dataset the images, of which those for training are read
   * @param network whose gradients are computed
   * @param options the run's
   * @param state the moment; only read, and not to be changed until this is closed
   * @param compute the threads; each computes a worker's gradient at a time
   * @throws IllegalArgumentException if data set, network and state do not fit, or the run draws
   *     its clients
   */
  public GradientSource(
      Dataset dataset,
      Network network,
      TrainingOptions options,
      TrainingState state,
      Compute compute) {
    if (options.threat().samplesClients()) {
      throw new IllegalArgumentException(
          "The run draws its clients, so its draws have other numbers of Byzantine workers each, and"
              + " an audit asks about one: audit it in training, by audit-every");
    }
    if (state.parameters().length != network.dimension()) {
      throw new IllegalArgumentException(
          "The state has %d parameters, the network %d"
              .formatted(state.parameters().length, network.dimension()));
    }
    this.dataset = dataset;
    this.network = network;
    this.options = options;
    this.state = state;
    this.compute = compute;
    this.groups = options.groups();
    this.sessions = new SessionPool(network, options.network().loss(), compute);
    this.workers = workers(options);
  }

  /** {@return the network, whose layers have the same coordinates as the gradients} */
  public Network network() {
    return network;
  }

  /** {@return the run's options} */
  public TrainingOptions options() {
    return options;
  }

  /** {@return the number of training images, the most that {@link #meanGradient} can take} */
  public int trainingImages() {
    return dataset.train().count();
  }

  /**
   * {@return q: the number of Byzantine workers, or with {@code draco} the number of groups in
   * which they can have the majority}
   */
  public int byzantine() {
    return groups.captured(options.threat().byzantine());
  }

  /**
   * {@return V of a draw: the finite gradients of the h = m − q honest workers, or with {@code
   * draco} one for each honest group}
   *
   * @param draw its number, from 0; the same number is the same draw
   * @throws dev.strategikon.gradient.NothingAdmittedException if none is finite
   */
  public Gradients honest(int draw) {
    boolean[] byzantine = byzantineIn(draw);
    float[][] sent = honestOnly(draw, byzantine);
    float[][] rows =
        Arrays.stream(groups.honestRepresentatives(byzantine, groups.count() - byzantine()))
            .mapToObj(worker -> sent[worker])
            .toArray(float[][]::new);
    return Admission.admit(rows, network.dimension(), NonFinite.REJECT, compute).gradients();
  }

  /**
   * {@return the round of a draw's aggregation, without the server's {@link #sample}} It has its
   * own random numbers, and the run's last aggregate if the rule starts from it.
   *
   * @param draw its number, from 0
   */
  public Round round(int draw) {
    long seed = Sampling.roundSeed(options.seed(), draw);
    float[] previous = state.previous().length > 0 ? state.previous() : null;
    return new Round(seed, state.step(), previous).with(network.parameterLayers());
  }

  /**
   * {@return a server's sample of a draw, of the run's size, or empty if its gradient is not
   * finite}
   *
   * @param draw its number, from 0
   */
  public Optional<ServerSample> sample(int draw) {
    float[][] pieces =
        workers.serverSample(
            state.parameters(), state.step(), Sampling.ofDraw(options.seed(), draw));
    return ServerSample.ofFinite(pieces, network.dimension(), compute);
  }

  /**
   * Returns g: the mean gradient of the loss over different training images. They are drawn from
   * all training images, whatever the run's split, and independently of all draws. With batch
   * normalisation g is the mean over pieces of the run's batch size, because the workers' gradients
   * are normalised in batches of that size. Dropout has its own masks.
   *
   * @param images how many, from 1 to {@link #trainingImages}
   * @return d floats, owned by the caller: sums in double, in one order on any number of threads
   */
  public float[] meanGradient(int images) {
    int[] chosen = Draws.of(options.seed(), "audit-reference").subset(trainingImages(), images);
    int size = network.hasBatchNorm() ? options.batch() : PIECE;
    int pieces = Math.max(1, images / size);
    long masks = Draws.of(options.seed(), "audit-reference-dropout").nextLong();
    double[] sum = new double[network.dimension()];
    // The number of pieces that are in memory at once.
    int wave = 2 * compute.threads();
    for (int first = 0; first < pieces; first += wave) {
      int start = first;
      float[][] gradients = new float[Math.min(wave, pieces - first)][network.dimension()];
      int[] sizes = new int[gradients.length];
      sessions.forEach(
          state.parameters(),
          gradients.length,
          (session, index) -> {
            int piece = start + index;
            int[] own =
                Arrays.copyOfRange(
                    chosen, cut(images, pieces, piece), cut(images, pieces, piece + 1));
            sizes[index] = own.length;
            session.gradient(
                Batches.of(dataset, dataset.train(), own, Labelling.TRUE),
                new DropoutKey(masks, 0, piece),
                gradients[index]);
          });
      for (int index = 0; index < gradients.length; index++) {
        float[] gradient = gradients[index];
        double weight = (double) sizes[index] / images;
        for (int j = 0; j < sum.length; j++) {
          sum[j] += weight * gradient[j];
        }
      }
    }
    float[] mean = new float[sum.length];
    for (int j = 0; j < mean.length; j++) {
      mean[j] = (float) sum[j];
    }
    return mean;
  }

  /** Returns, for each worker, whether it is Byzantine in a draw. */
  boolean[] byzantineIn(int draw) {
    ThreatModel threat = options.threat();
    if (threat.byzantineSet().isConstant()) {
      return threat.byzantineIn(options.seed(), 0);
    }
    boolean[] is = new boolean[threat.workers()];
    Draws draws = Draws.of(options.seed(), "audit-byzantine-set", draw);
    for (int worker : draws.subset(threat.workers(), threat.byzantine())) {
      is[worker] = true;
    }
    return is;
  }

  /** Returns what the honest workers send in a draw, null for the others. */
  float[][] honestOnly(int draw, boolean[] byzantine) {
    int[] honest = IntStream.range(0, byzantine.length).filter(i -> !byzantine[i]).toArray();
    return gradients(workers, draw, byzantine, honest);
  }

  /**
   * Returns what some workers send in a draw, null for the others.
   *
   * @param of {@link #workers} of these options, or of options that differ by the attack
   */
  float[][] gradients(Workers of, int draw, boolean[] byzantine, int[] computing) {
    float[][] memory = Arrays.stream(state.sent()).map(float[]::clone).toArray(float[][]::new);
    float[][] sent =
        of.gradients(
            state.parameters(),
            state.step(),
            byzantine,
            computing,
            Sampling.ofDraw(options.seed(), draw));
    new WorkerMomentum(options, compute).smooth(sent, byzantine, memory);
    return sent;
  }

  /** Returns the workers of a run with these options, on the sessions of this source. */
  Workers workers(TrainingOptions other) {
    return new Workers(dataset, other, sessions);
  }

  Compute compute() {
    return compute;
  }

  /** Frees the native memory. */
  @Override
  public void close() {
    sessions.close();
  }

  /** Returns where piece i of n begins when so many images are cut as evenly as they can be. */
  private static int cut(int images, int pieces, int i) {
    return (int) ((long) images * i / pieces);
  }
}
