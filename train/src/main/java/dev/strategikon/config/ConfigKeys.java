package dev.strategikon.config;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.compression.Compression;
import dev.strategikon.compression.Compressions;
import dev.strategikon.dataset.DatasetSource;
import dev.strategikon.dataset.Datasets;
import dev.strategikon.dataset.PixelScale;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.model.DropoutKey;
import dev.strategikon.model.Initialisation;
import dev.strategikon.model.Loss;
import dev.strategikon.model.ModelFactory;
import dev.strategikon.optimizer.RateSchedule;
import dev.strategikon.optimizer.RateSchedules;
import dev.strategikon.optimizer.ServerOptimizer;
import dev.strategikon.optimizer.ServerOptimizers;
import dev.strategikon.options.BatchNormStatistics;
import dev.strategikon.options.ByzantineSet;
import dev.strategikon.options.KnowledgeModel;
import dev.strategikon.options.MinibatchOrder;
import dev.strategikon.options.MomentumForm;
import dev.strategikon.options.Scheme;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.pipeline.Rules;
import dev.strategikon.spec.Parsed;
import dev.strategikon.split.Receivers;
import dev.strategikon.split.Split;
import dev.strategikon.split.Splits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All keys of a run's configuration, in the order in which {@code config.yaml} has them. */
public final class ConfigKeys {
  private static final List<ConfigKey<?>> DECLARATIONS = new ArrayList<>();

  /** The images. */
  public static final ConfigKey<Parsed<DatasetSource>> DATASET =
      key(
          "dataset",
          "fashion-mnist-small",
          "the images (list datasets)",
          ValueReader.spec(Datasets.CATALOGUE::parse));

  /** How pixels become floats. */
  public static final ConfigKey<PixelScale> NORMALISATION =
      later(
          "normalisation",
          PixelScale.BY_CHANNEL.toString(),
          "pixels: by-channel (mean and deviation of the training images), or unit (p/255)",
          ValueReader.choice(PixelScale.values()));

  /** The network. */
  public static final ConfigKey<Parsed<ModelFactory>> MODEL =
      key("model", "cnn-small", "the network (list models), or its layers", ValueReader::model);

  /** What the training makes small. */
  public static final ConfigKey<Loss> LOSS =
      later(
          "loss",
          Loss.CROSS_ENTROPY.toString(),
          "what the training makes small: cross-entropy, or squared-error",
          ValueReader.choice(Loss.values()));

  /** How initial weights are drawn. */
  public static final ConfigKey<Initialisation> INITIALISATION =
      later(
          "initialisation",
          Initialisation.PYTORCH.toString(),
          "initial weights: pytorch, or xavier (MXNet's default)",
          ValueReader.choice(Initialisation.values()));

  /** By what an evaluation normalises; without effect if the network has no batch norm. */
  public static final ConfigKey<BatchNormStatistics> BATCH_NORM_STATISTICS =
      later(
          "batch-norm-statistics",
          BatchNormStatistics.CALIBRATED.toString(),
          "in evaluations: calibrated (500 training images), or running averages",
          ValueReader.choice(BatchNormStatistics.values()));

  /** Whose the masks of dropout are; without effect if the network has none. */
  public static final ConfigKey<DropoutKey.Masks> DROPOUT_MASKS =
      later(
          "dropout-masks",
          DropoutKey.Masks.FRESH.toString(),
          "fresh for each worker and step, or repeated: one set for the whole run",
          ValueReader.choice(DropoutKey.Masks.values()));

  /** The server's aggregation rule, with its pre-aggregators. */
  public static final ConfigKey<Parsed<Aggregator>> RULE =
      key(
          "rule",
          "mean",
          "the server's aggregation rule (list rules)",
          ValueReader.spec(Rules::parse));

  /** What the Byzantine workers do. */
  public static final ConfigKey<Parsed<Attack>> ATTACK =
      key(
          "attack",
          "none",
          "what the Byzantine workers do (list attacks)",
          ValueReader.spec(Attacks.CATALOGUE::parse));

  /** m, the number of workers, at least 1. */
  public static final ConfigKey<Integer> WORKERS =
      key("workers", 25, "m, the number of workers", ValueReader::integer);

  /** M, of whom the workers of each step are drawn. Where it is not given, {@link #WORKERS}. */
  public static final ConfigKey<Integer> CLIENTS =
      later(
          "clients",
          null,
          "M, the clients of whom each step draws its m workers; else workers: none are drawn",
          ValueReader::integer);

  /** q, how many workers are Byzantine, or how many clients. */
  public static final ConfigKey<Integer> BYZANTINE =
      key(
          "byzantine",
          0,
          "q, how many workers (with clients: how many of the clients) are really Byzantine",
          ValueReader::integer);

  /** Where it is not given, {@link #BYZANTINE} takes its place. */
  public static final ConfigKey<Integer> DECLARED =
      key("declared", null, "what the rule is told of q; else byzantine", ValueReader::integer);

  /** Where it is not given, {@link #DECLARED} takes its place. */
  public static final ConfigKey<Integer> DECLARED_BEFORE_ATTACK =
      later(
          "declared-before-attack",
          null,
          "what the rule is told before the attack, and without one; else declared",
          ValueReader::integer);

  /** Which workers are Byzantine. */
  public static final ConfigKey<ByzantineSet> BYZANTINE_SET =
      key(
          "byzantine-set",
          ByzantineSet.RANDOM_EACH_STEP.toString(),
          "which workers are Byzantine: random-each-step, fixed by the seed, or the last",
          ValueReader.choice(ByzantineSet.values()));

  /** Whose gradients the attackers see. */
  public static final ConfigKey<KnowledgeModel> KNOWLEDGE =
      key(
          "knowledge",
          KnowledgeModel.OMNISCIENT.toString(),
          "whose gradients attackers see: omniscient (all honest), or colluders (their own)",
          ValueReader.choice(KnowledgeModel.values()));

  /** How gradients are spread over the workers, and decoded by the server. */
  public static final ConfigKey<Scheme> SCHEME =
      key(
          "scheme",
          Scheme.PLAIN.toString(),
          "plain, or draco: 2·declared + 1 workers compute the same; needs rule mean",
          ValueReader.choice(Scheme.values()));

  /** The epochs completed before the attack begins; 0 is at once. */
  public static final ConfigKey<Double> ATTACK_FROM_EPOCH =
      key(
          "attack-from-epoch",
          0.0,
          "epochs completed before the attack begins; 0 is at once",
          ValueReader::number);

  /** How the training images are spread over the workers. */
  public static final ConfigKey<Parsed<Split>> SPLIT =
      key(
          "split",
          "iid",
          "how training images are spread over the workers (list splits)",
          ValueReader.spec(Splits.CATALOGUE::parse));

  /** Who gets a part of the split. */
  public static final ConfigKey<Receivers> SPLIT_AMONG =
      later(
          "split-among",
          Receivers.ALL.toString(),
          "who gets a part: all workers, or the honest; then the Byzantine take from all images",
          ValueReader.choice(Receivers.values()));

  /** The images of the server's own sample in a step, if the rule or a guard needs it. */
  public static final ConfigKey<Integer> SERVER_SAMPLE =
      later(
          "server-sample",
          100,
          "images of the server's own sample in a step, if the rule or a guard needs it",
          ValueReader::integer);

  /** The pieces of equal size in which the gradient of the server's sample is computed. */
  public static final ConfigKey<Integer> SERVER_PIECES =
      later(
          "server-pieces",
          10,
          "in how many pieces of equal size the sample's gradient is computed",
          ValueReader::integer);

  /** n, the images of one worker's minibatch, at least 1. */
  public static final ConfigKey<Integer> BATCH =
      key("batch", 50, "n, the images of one worker's minibatch", ValueReader::integer);

  /** How minibatches are drawn. */
  public static final ConfigKey<MinibatchOrder> SAMPLING =
      later(
          "sampling",
          MinibatchOrder.IID.toString(),
          "minibatches: iid draws, or shuffled passes dealt out to the workers",
          ValueReader.choice(MinibatchOrder.values()));

  /** The steps after which a shuffled pass is begun anew; 0 is never. */
  public static final ConfigKey<Integer> PASS_STEPS =
      later(
          "pass-steps",
          0,
          "steps after which a shuffled pass is broken off and begun anew; 0 is never",
          ValueReader::integer);

  /** What of its gradient a worker sends. */
  public static final ConfigKey<Parsed<Compression>> COMPRESSION =
      later(
          "compression",
          "none",
          "what of its gradient a worker sends (list compressions)",
          ValueReader.spec(Compressions.CATALOGUE::parse));

  /** γ of the first step. */
  public static final ConfigKey<Double> LEARNING_RATE =
      key("learning-rate", 0.1, "γ of the first step", ValueReader::number);

  /** γ by the steps, counted from 0, at which it changes. */
  public static final ConfigKey<Map<Integer, Double>> LEARNING_RATE_STEPS =
      key(
          "learning-rate-steps",
          Map.of(),
          "{step: γ from there on}, steps counted from 0",
          ValueReader::rates);

  /** How γ changes. */
  public static final ConfigKey<Parsed<RateSchedule>> LEARNING_RATE_SCHEDULE =
      later(
          "learning-rate-schedule",
          "constant",
          "how γ changes (list schedules)",
          ValueReader.spec(RateSchedules.CATALOGUE::parse));

  /** W, over how many steps γ rises to what it would be otherwise. */
  public static final ConfigKey<Integer> WARM_UP_STEPS =
      later(
          "warm-up-steps",
          0,
          "W: in step t < W, counted from 0, γ is multiplied by (t + 1)/W",
          ValueReader::integer);

  /** By what the server moves the parameters. */
  public static final ConfigKey<Parsed<ServerOptimizer>> SERVER_OPTIMIZER =
      later(
          "server-optimizer",
          "sgd",
          "by what the server moves the parameters (list optimizers)",
          ValueReader.spec(ServerOptimizers.CATALOGUE::parse));

  /** μ, the momentum of the server. */
  public static final ConfigKey<Double> MOMENTUM =
      key("momentum", 0.0, "μ of the server, as in PyTorch", ValueReader::number);

  /** k, the steps of each worker on its own, at least 1. */
  public static final ConfigKey<Integer> LOCAL_STEPS =
      later(
          "local-steps",
          1,
          "k, the steps that each worker makes on its own before it sends their sum",
          ValueReader::integer);

  /** η of these steps. Where it is not given, {@link #LEARNING_RATE}. */
  public static final ConfigKey<Double> LOCAL_LEARNING_RATE =
      later(
          "local-learning-rate",
          null,
          "η of these steps, which follows the schedule of γ; else learning-rate",
          ValueReader::number);

  /** β, the momentum of every worker; 0 is none. */
  public static final ConfigKey<Double> WORKER_MOMENTUM =
      key("worker-momentum", 0.0, "β of every worker", ValueReader::number);

  /** Whether a worker's momentum is an average or a sum. */
  public static final ConfigKey<MomentumForm> WORKER_MOMENTUM_FORM =
      later(
          "worker-momentum-form",
          MomentumForm.AVERAGE.toString(),
          "of m and a gradient g: average β·m + (1 − β)·g, or sum β·m + g",
          ValueReader.choice(MomentumForm.values()));

  /** λ, the weight decay. */
  public static final ConfigKey<Double> WEIGHT_DECAY =
      key("weight-decay", 0.0, "λ, as in PyTorch", ValueReader::number);

  /** How many steps to train. */
  public static final ConfigKey<Integer> STEPS =
      key("steps", 400, "how many steps to train", ValueReader::integer);

  /** The steps from one evaluation to the next. */
  public static final ConfigKey<Integer> EVALUATE_EVERY =
      key("evaluate-every", 20, "evaluate after every so many steps", ValueReader::integer);

  /** The step of the first evaluation; 0 is {@link #EVALUATE_EVERY}. */
  public static final ConfigKey<Integer> EVALUATE_FROM =
      later(
          "evaluate-from",
          0,
          "the step of the first evaluation; 0 is evaluate-every",
          ValueReader::integer);

  /** The training images over which the loss is measured; 0 takes all. */
  public static final ConfigKey<Integer> LOSS_SAMPLE =
      key(
          "loss-sample",
          5000,
          "training images over which the loss is measured; 0 takes all",
          ValueReader::integer);

  /** The training images that are held out to choose hyper-parameters by; 0 is none. */
  public static final ConfigKey<Integer> VALIDATION =
      later(
          "validation",
          0,
          "training images held out of the training, on which the accuracy is measured too",
          ValueReader::integer);

  /** The steps from one audit to the next, the first in step 1; 0 is no audit. */
  public static final ConfigKey<Integer> AUDIT_EVERY =
      key(
          "audit-every",
          0,
          "audit the rule in step 1 and after every so many steps; 0 is never",
          ValueReader::integer);

  /** What happens to vectors with NaN or infinities. */
  public static final ConfigKey<NonFinite> NON_FINITE =
      key(
          "non-finite",
          NonFinite.REJECT.toString(),
          "what happens to vectors with NaN or infinities: reject, fail or propagate",
          ValueReader.choice(NonFinite.values()));

  /** The seed of everything random. */
  public static final ConfigKey<Long> SEED =
      key("seed", 1L, "of everything random", ValueReader::whole);

  /** All keys, in the order in which {@code config.yaml} has them. */
  public static final List<ConfigKey<?>> ALL = List.copyOf(DECLARATIONS);

  private ConfigKeys() {}

  /** Makes a key, and adds it to all others. */
  private static <T> ConfigKey<T> key(
      String name, Object defaultGiven, String description, ValueReader<T> reader) {
    return add(new ConfigKey<>(name, defaultGiven, description, reader, false));
  }

  /** Makes a key that came later than others: see {@link ConfigKey#cameLater}. */
  private static <T> ConfigKey<T> later(
      String name, Object defaultGiven, String description, ValueReader<T> reader) {
    return add(new ConfigKey<>(name, defaultGiven, description, reader, true));
  }

  private static <T> ConfigKey<T> add(ConfigKey<T> key) {
    DECLARATIONS.add(key);
    return key;
  }

  /**
   * Returns the key of a name.
   *
   * @throws InvalidConfigException if there is none; the message has the nearest right name
   */
  static ConfigKey<?> of(String name) {
    for (ConfigKey<?> key : ALL) {
      if (key.name().equals(name)) {
        return key;
      }
    }
    if (SweepYaml.WORDS.contains(name)) {
      throw new InvalidConfigException(
          "'" + name + "' is not a key of a run and is not allowed here");
    }
    List<String> known = new ArrayList<>(ALL.stream().map(ConfigKey::name).toList());
    known.addAll(SweepYaml.WORDS);
    throw new InvalidConfigException("Unknown key '" + name + "'." + SweepYaml.hint(name, known));
  }
}
