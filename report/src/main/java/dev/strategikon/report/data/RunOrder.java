package dev.strategikon.report.data;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.config.ConfigKeys;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunLabels;
import dev.strategikon.pipeline.Rules;
import dev.strategikon.spec.Catalogue;
import dev.strategikon.spec.Catalogue.Entry;
import java.util.Comparator;
import java.util.List;

/**
 * The order of runs on a page: rules and attacks as in their catalogues, a pipeline after its bare
 * rule, numbers by their values, seeds last. It depends on the configurations alone, so that a page
 * is the same whoever has written it.
 */
final class RunOrder implements Comparator<RunConfig> {
  private static final NaturalOrder NATURAL = new NaturalOrder();

  private static final Comparator<RunConfig> ORDER =
      Comparator.<RunConfig>comparingInt(config -> rule(config.get(ConfigKeys.RULE).brief()))
          .thenComparingInt(config -> stages(RunLabels.rule(config)))
          .thenComparing(RunLabels::rule, NATURAL)
          .thenComparing(RunOrder::isAttacked)
          .thenComparingInt(config -> index(Attacks.CATALOGUE, RunLabels.attack(config)))
          .thenComparing(RunLabels::attack, NATURAL)
          .thenComparing(RunOrder::compareRest)
          .thenComparing(config -> config.text("seed"), NATURAL);

  @Override
  public int compare(RunConfig a, RunConfig b) {
    return ORDER.compare(a, b);
  }

  private static boolean isAttacked(RunConfig config) {
    return !LabelMaker.NO_ATTACK.equals(LabelMaker.attack(config));
  }

  /** Returns the place of the rule in a pipeline. */
  private static int rule(String pipeline) {
    for (String stage : pipeline.split("\\|")) {
      int index = index(Rules.CATALOGUE, stage.strip());
      if (index < Rules.CATALOGUE.entries().size()) {
        return index;
      }
    }
    return Rules.CATALOGUE.entries().size();
  }

  private static int stages(String pipeline) {
    return pipeline.split("\\|").length;
  }

  private static int index(Catalogue<?> catalogue, String spec) {
    String name = spec.replaceFirst("\\(.*", "");
    int index = 0;
    for (Entry<?> entry : catalogue.entries()) {
      if (entry.name().equals(name)) {
        return index;
      }
      index++;
    }
    return index;
  }

  /** Compares all other values in the order of their keys. */
  private static int compareRest(RunConfig a, RunConfig b) {
    for (String key : a.valuesBut(List.of(ConfigKeys.SEED)).keySet()) {
      int order = NATURAL.compare(a.text(key), b.text(key));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
