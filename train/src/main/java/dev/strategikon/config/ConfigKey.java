package dev.strategikon.config;

import dev.strategikon.attack.Attacks;
import dev.strategikon.dataset.Datasets;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.model.Models;
import dev.strategikon.pipeline.Rules;
import dev.strategikon.sgd.ByzantineSet;
import dev.strategikon.sgd.KnowledgeModel;
import dev.strategikon.sgd.Scheme;
import dev.strategikon.spec.Spec;
import dev.strategikon.split.Splits;
import java.util.List;
import java.util.Map;

/**
 * A key of a run's configuration.
 *
 * @param name its name in YAML and in {@code --set}
 * @param defaultValue what it is when not given; null where another key decides
 * @param description what it does, with its unit, in one phrase
 * @param reader turns what YAML gave into the complete form of the value
 */
public record ConfigKey(String name, Object defaultValue, String description, ValueReader reader) {
  /** All keys, in the order in which {@code config.yaml} has them. */
  public static final List<ConfigKey> ALL =
      List.of(
          new ConfigKey(
              "dataset",
              "fashion-mnist-small",
              "the images (list datasets)",
              ValueReader.spec(text -> Datasets.CATALOGUE.complete(Spec.parse(text)).toString())),
          new ConfigKey(
              "model",
              "cnn-small",
              "the network (list models)",
              ValueReader.spec(text -> Models.CATALOGUE.complete(Spec.parse(text)).toString())),
          new ConfigKey(
              "rule",
              "mean",
              "the server's aggregation rule (list rules)",
              ValueReader.spec(Rules::complete)),
          new ConfigKey(
              "attack",
              "none",
              "what the Byzantine workers do (list attacks)",
              ValueReader.spec(Attacks::complete)),
          new ConfigKey("workers", 25, "m, the number of workers", ValueReader.INTEGER),
          new ConfigKey(
              "byzantine", 0, "q, how many workers are really Byzantine", ValueReader.INTEGER),
          new ConfigKey(
              "declared", null, "what the rule is told of q; else byzantine", ValueReader.INTEGER),
          new ConfigKey(
              "byzantine-set",
              ByzantineSet.RANDOM_EACH_STEP.toString(),
              "which workers are Byzantine: random-each-step, or fixed by the seed",
              ValueReader.choice(ByzantineSet.values())),
          new ConfigKey(
              "knowledge",
              KnowledgeModel.OMNISCIENT.toString(),
              "whose gradients attackers see: omniscient (all honest), or colluders (their own)",
              ValueReader.choice(KnowledgeModel.values())),
          new ConfigKey(
              "scheme",
              Scheme.PLAIN.toString(),
              "plain, or draco: 2·declared + 1 workers compute the same; needs rule mean",
              ValueReader.choice(Scheme.values())),
          new ConfigKey(
              "attack-from-epoch",
              0.0,
              "epochs completed before the attack begins; 0 is at once",
              ValueReader.NUMBER),
          new ConfigKey(
              "split",
              "iid",
              "how training images are spread over the workers (list splits)",
              ValueReader.spec(Splits::complete)),
          new ConfigKey(
              "batch", 50, "n, the minibatch of one worker, drawn i.i.d.", ValueReader.INTEGER),
          new ConfigKey("learning-rate", 0.1, "γ of the first step", ValueReader.NUMBER),
          new ConfigKey(
              "learning-rate-steps",
              Map.of(),
              "{step: γ from there on}, steps counted from 0",
              ValueReader.RATES),
          new ConfigKey("momentum", 0.0, "μ of the server, as in PyTorch", ValueReader.NUMBER),
          new ConfigKey("worker-momentum", 0.0, "β of every worker", ValueReader.NUMBER),
          new ConfigKey("weight-decay", 0.0, "λ, as in PyTorch", ValueReader.NUMBER),
          new ConfigKey("steps", 400, "how many steps to train", ValueReader.INTEGER),
          new ConfigKey(
              "evaluate-every", 20, "evaluate after every so many steps", ValueReader.INTEGER),
          new ConfigKey(
              "loss-sample",
              5000,
              "training images over which the loss is measured; 0 takes all",
              ValueReader.INTEGER),
          new ConfigKey(
              "audit-every",
              0,
              "audit the rule in step 1 and after every so many steps; 0 is never",
              ValueReader.INTEGER),
          new ConfigKey(
              "non-finite",
              NonFinite.REJECT.toString(),
              "what happens to vectors with NaN or infinities: reject, fail or propagate",
              ValueReader.choice(NonFinite.values())),
          new ConfigKey("seed", 1L, "of everything random", ValueReader.LONG));
}
