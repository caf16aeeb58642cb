package dev.strategikon.slow;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.pipeline.Guards;
import dev.strategikon.pipeline.PreAggregators;
import dev.strategikon.pipeline.Rules;
import dev.strategikon.samples.CatalogueSpecs;
import java.util.List;

/** What the tests that walk a catalogue test: each entry by its defaults, and its variants. */
public final class Specs {
  private Specs() {}

  /** Returns specs of all rules. */
  public static List<String> rules() {
    return CatalogueSpecs.of(Rules.CATALOGUE, name -> SlowVersions.ofRule(name).variants());
  }

  /**
   * Returns specs of all rules for audits, which may aggregate many times: gas, which looks at each
   * of its groups in turn, has twenty of them and not a thousand.
   */
  public static List<String> auditedRules() {
    return rules().stream().map(rule -> rule.equals("gas") ? "gas(groups=20)" : rule).toList();
  }

  /** Returns specs of all pre-aggregators. */
  public static List<String> preAggregators() {
    return CatalogueSpecs.of(
        PreAggregators.CATALOGUE, name -> SlowVersions.ofPreAggregator(name).variants());
  }

  /** Returns specs of all guards. */
  public static List<String> guards() {
    return CatalogueSpecs.of(Guards.CATALOGUE, name -> SlowVersions.ofGuard(name).variants());
  }

  /** Returns specs of all attacks. */
  public static List<String> attacks() {
    return CatalogueSpecs.of(Attacks.CATALOGUE, name -> SlowVersions.ofAttack(name).variants());
  }
}
