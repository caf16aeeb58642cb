package dev.strategikon.config;

import dev.strategikon.attack.Attacks;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.sgd.ByzantineSet;
import dev.strategikon.sgd.KnowledgeModel;
import dev.strategikon.sgd.LearningRate;
import dev.strategikon.sgd.Optimizer;
import dev.strategikon.sgd.Scheme;
import dev.strategikon.sgd.ThreatModel;
import dev.strategikon.sgd.TrainingOptions;
import dev.strategikon.split.Splits;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Everything that decides the bytes of one run: a value for every {@link ConfigKey}, nothing
 * implied. Specs stand in their complete form, so two configurations that mean the same are equal.
 */
public final class RunConfig {
  /** Changes when the same configuration begins to mean other bytes. */
  private static final int SCHEMA = 1;

  private final Map<String, Object> values;
  private final TrainingOptions options;

  private RunConfig(Map<String, Object> values) {
    this.values = Collections.unmodifiableMap(values);
    this.options = makeOptions();
  }

  /**
   * Completes and checks what was given.
   *
   * @param given values by key; what is missing takes its default
   * @throws InvalidConfigException if a key is unknown, or a value unreadable or out of range
   */
  public static RunConfig of(Map<String, ?> given) {
    return ofComplete(complete(given));
  }

  /** Checks values that {@link #complete} returned. */
  static RunConfig ofComplete(Map<String, Object> values) {
    try {
      return new RunConfig(values);
    } catch (InvalidConfigException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigException(
          "rule %s, attack %s: %s"
              .formatted(values.get("rule"), values.get("attack"), e.getMessage()),
          e);
    }
  }

  /**
   * Completes what was given, without asking whether the values go together.
   *
   * @throws InvalidConfigException if a key is unknown or a value unreadable
   */
  static Map<String, Object> complete(Map<String, ?> given) {
    given.keySet().forEach(RunConfig::requireKey);
    Map<String, Object> values = new LinkedHashMap<>();
    for (ConfigKey key : ConfigKey.ALL) {
      Object value = given.get(key.name()) == null ? key.defaultValue() : given.get(key.name());
      values.put(key.name(), value == null ? values.get("byzantine") : read(key.name(), value));
    }
    return values;
  }

  /** Returns the key of a name, or refuses it with the nearest right one. */
  static ConfigKey requireKey(String name) {
    List<String> names = ConfigKey.ALL.stream().map(ConfigKey::name).toList();
    int index = names.indexOf(name);
    if (SweepYaml.WORDS.contains(name)) {
      throw new InvalidConfigException("'" + name + "' is no key of a run and cannot stand here");
    }
    if (index < 0) {
      List<String> known = new ArrayList<>(names);
      known.addAll(SweepYaml.WORDS);
      throw new InvalidConfigException(
          "There is no key '" + name + "'" + SweepYaml.hint(name, known, "keys"));
    }
    return ConfigKey.ALL.get(index);
  }

  /** Returns the complete form of a value. */
  static Object read(String key, Object value) {
    try {
      return requireKey(key).reader().read(value);
    } catch (InvalidConfigException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigException(key + ": " + e.getMessage(), e);
    }
  }

  /** Returns all values by key, in the order of {@link ConfigKey#ALL}; unmodifiable. */
  public Map<String, Object> values() {
    return values;
  }

  /** Returns the values by which runs are grouped that differ by their seed alone. */
  public Map<String, Object> valuesButSeed() {
    Map<String, Object> rest = new LinkedHashMap<>(values);
    rest.remove("seed");
    return rest;
  }

  /** Returns the value of a key as text. */
  public String text(String key) {
    return String.valueOf(values.get(key));
  }

  /** Returns what the training needs. */
  public TrainingOptions options() {
    return options;
  }

  /** Returns the digest of every value: 10 hexadecimal digits. */
  public String digest() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(("schema " + SCHEMA + " " + values).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 5);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /**
   * Returns the name of the run's folder: what a reader wants to see at once, then the digest of
   * everything, as in {@code median_ipm-epsilon-10_q12_seed1_0123456789}.
   */
  public String folderName() {
    return "%s_%s_q%s_seed%s_%s"
        .formatted(
            slug(RunLabels.rule(this)),
            slug(RunLabels.attack(this)),
            text("byzantine"),
            text("seed"),
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
            integer("workers"),
            integer("byzantine"),
            integer("declared"),
            Attacks.parse(text("attack")),
            number("attack-from-epoch"),
            choice("byzantine-set", ByzantineSet.values()),
            choice("knowledge", KnowledgeModel.values())),
        choice("scheme", Scheme.values()),
        Aggregator.parse(text("rule")),
        choice("non-finite", NonFinite.values()),
        new Optimizer(
            new LearningRate(number("learning-rate"), rates()),
            number("momentum"),
            number("worker-momentum"),
            number("weight-decay")),
        Splits.parse(text("split")),
        integer("batch"),
        integer("steps"),
        integer("evaluate-every"),
        integer("loss-sample"),
        integer("audit-every"),
        (Long) values.get("seed"));
  }

  private <E> E choice(String key, E[] choices) {
    return Arrays.stream(choices)
        .filter(choice -> choice.toString().equals(values.get(key)))
        .findFirst()
        .orElseThrow();
  }

  private int integer(String key) {
    return (Integer) values.get(key);
  }

  private double number(String key) {
    return (Double) values.get(key);
  }

  private Map<Integer, Double> rates() {
    Map<Integer, Double> rates = new LinkedHashMap<>();
    ((Map<?, ?>) values.get("learning-rate-steps"))
        .forEach((step, rate) -> rates.put((Integer) step, (Double) rate));
    return rates;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RunConfig config && values.equals(config.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return RunLabels.run(this);
  }
}
