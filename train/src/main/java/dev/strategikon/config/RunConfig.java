package dev.strategikon.config;

import dev.strategikon.files.Digests;
import dev.strategikon.optimizer.LocalSteps;
import dev.strategikon.options.EvaluationSchedule;
import dev.strategikon.options.LearningRate;
import dev.strategikon.options.Minibatching;
import dev.strategikon.options.NetworkOptions;
import dev.strategikon.options.Optimizer;
import dev.strategikon.options.ServerSampling;
import dev.strategikon.options.ThreatModel;
import dev.strategikon.options.TrainingOptions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Everything that decides the bytes of one run: a value for every key of {@link ConfigKeys}, read
 * and checked once. Two configurations that mean the same are equal, because specs are compared in
 * their complete form. Immutable.
 */
public final class RunConfig {
  /** Rises when the same configuration begins to give other bytes. */
  private static final int SCHEMA = 2;

  private static final int DIGEST_DIGITS = 10;

  private final ConfigValues values;
  private final Map<String, Object> plain;
  private final TrainingOptions options;

  private RunConfig(ConfigValues values) {
    this.values = values;
    this.plain = values.plain();
    this.options = makeOptions();
  }

  /**
   * Reads, completes and checks a configuration.
   *
   * @param given values by the names of their keys, as YAML has them; a missing key has its default
   * @return the complete configuration
   * @throws InvalidConfigException if a key is unknown, or a value unreadable or out of range
   */
  public static RunConfig of(Map<String, ?> given) {
    Map<ConfigKey<?>, Object> read = new HashMap<>();
    given.forEach(
        (name, value) -> {
          ConfigKey<?> key = ConfigKeys.of(name);
          read.put(key, value == null ? null : key.read(value));
        });
    return of(ConfigValues.complete(read));
  }

  /**
   * Checks values.
   *
   * @throws InvalidConfigException if one is out of range, or they do not go together
   */
  static RunConfig of(ConfigValues values) {
    try {
      return new RunConfig(values);
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigException(
          "rule %s, attack %s: %s"
              .formatted(
                  values.get(ConfigKeys.RULE), values.get(ConfigKeys.ATTACK), e.getMessage()),
          e);
    }
  }

  /**
   * {@return the value of a key}
   *
   * @param <T> the type of the key's values
   * @param key one of {@link ConfigKeys#ALL}
   */
  public <T> T get(ConfigKey<T> key) {
    return values.get(key);
  }

  /**
   * {@return all values by the names of their keys, in the keys' order, as YAML has them: numbers,
   * a map of numbers, and texts} Unmodifiable.
   */
  public Map<String, Object> values() {
    return plain;
  }

  /** {@return all values but the seed: equal for runs that differ by their seed alone} */
  public Map<String, Object> valuesButSeed() {
    return valuesBut(List.of(ConfigKeys.SEED));
  }

  /**
   * {@return all values but those of some keys}
   *
   * @param keys those to leave out
   */
  public Map<String, Object> valuesBut(List<ConfigKey<?>> keys) {
    Map<String, Object> rest = new LinkedHashMap<>(plain);
    keys.forEach(key -> rest.remove(key.name()));
    return rest;
  }

  /**
   * {@return the value of a key as text}
   *
   * @param key the name of the key, as in {@code config.yaml}
   */
  public String text(String key) {
    return String.valueOf(plain.get(key));
  }

  /** Returns whether a key has the value that it has where it is not given. */
  boolean follows(ConfigKey<?> key) {
    return values.follows(key);
  }

  /** {@return the options of the training} */
  public TrainingOptions options() {
    return options;
  }

  /**
   * {@return the digest of the values: 10 hexadecimal digits} Values that differ have different
   * digests.
   */
  public String digest() {
    MessageDigest digest = Digests.sha256();
    digest.update(("schema " + SCHEMA + " " + values.digested()).getBytes(StandardCharsets.UTF_8));
    return Digests.hex(digest).substring(0, DIGEST_DIGITS);
  }

  /**
   * {@return the name of the run's folder: rule, attack, q, seed, then the digest, as in {@code
   * median_ipm-epsilon-10_q12_seed1_0123456789}}
   */
  public String folderName() {
    return "%s_%s_q%s_seed%s_%s"
        .formatted(
            slug(RunLabels.rule(this)),
            slug(RunLabels.attack(this)),
            get(ConfigKeys.BYZANTINE),
            get(ConfigKeys.SEED),
            digest());
  }

  private static String slug(String label) {
    return label
        .toLowerCase(Locale.ROOT)
        .replace("=-", "=minus")
        .replaceAll("[^a-z0-9.]+", "-")
        .replaceAll("-$", "");
  }

  private TrainingOptions makeOptions() {
    return new TrainingOptions(
        new ThreatModel(
            get(ConfigKeys.WORKERS),
            get(ConfigKeys.CLIENTS),
            get(ConfigKeys.BYZANTINE),
            get(ConfigKeys.DECLARED),
            get(ConfigKeys.DECLARED_BEFORE_ATTACK),
            get(ConfigKeys.ATTACK).value(),
            get(ConfigKeys.ATTACK_FROM_EPOCH),
            get(ConfigKeys.BYZANTINE_SET),
            get(ConfigKeys.KNOWLEDGE)),
        get(ConfigKeys.SCHEME),
        get(ConfigKeys.RULE).value(),
        get(ConfigKeys.NON_FINITE),
        makeOptimizer(),
        new Minibatching(
            get(ConfigKeys.SPLIT).value(),
            get(ConfigKeys.SPLIT_AMONG),
            get(ConfigKeys.SAMPLING),
            get(ConfigKeys.PASS_STEPS),
            get(ConfigKeys.BATCH)),
        new ServerSampling(get(ConfigKeys.SERVER_SAMPLE), get(ConfigKeys.SERVER_PIECES)),
        new NetworkOptions(
            get(ConfigKeys.INITIALISATION),
            get(ConfigKeys.BATCH_NORM_STATISTICS),
            get(ConfigKeys.DROPOUT_MASKS),
            get(ConfigKeys.LOSS)),
        get(ConfigKeys.STEPS),
        new EvaluationSchedule(
            get(ConfigKeys.EVALUATE_EVERY),
            get(ConfigKeys.EVALUATE_FROM),
            get(ConfigKeys.LOSS_SAMPLE),
            get(ConfigKeys.VALIDATION)),
        get(ConfigKeys.AUDIT_EVERY),
        get(ConfigKeys.SEED),
        get(ConfigKeys.COMPRESSION).value());
  }

  private Optimizer makeOptimizer() {
    return new Optimizer(
        new LearningRate(
            get(ConfigKeys.LEARNING_RATE),
            get(ConfigKeys.LEARNING_RATE_STEPS),
            get(ConfigKeys.LEARNING_RATE_SCHEDULE).value(),
            get(ConfigKeys.WARM_UP_STEPS),
            get(ConfigKeys.STEPS)),
        get(ConfigKeys.SERVER_OPTIMIZER).value().withMomentum(get(ConfigKeys.MOMENTUM)),
        get(ConfigKeys.WORKER_MOMENTUM),
        get(ConfigKeys.WORKER_MOMENTUM_FORM),
        get(ConfigKeys.WEIGHT_DECAY),
        new LocalSteps(get(ConfigKeys.LOCAL_STEPS), get(ConfigKeys.LOCAL_LEARNING_RATE)));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RunConfig config && plain.equals(config.plain);
  }

  @Override
  public int hashCode() {
    return plain.hashCode();
  }

  /** Returns the run's label for people. */
  @Override
  public String toString() {
    return RunLabels.run(this);
  }
}
