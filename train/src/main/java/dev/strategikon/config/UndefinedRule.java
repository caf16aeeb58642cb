package dev.strategikon.config;

import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.spec.Parsed;
import java.util.Optional;

/**
 * A rule that a grid asks for and that does not exist for its m and q.
 *
 * @param rule the spec in short
 * @param byzantine q, how many workers are really Byzantine
 * @param reason what the rule needs, in words
 */
public record UndefinedRule(String rule, int byzantine, String reason) {
  /** Returns what is wrong with the rule of a point; empty if nothing is. */
  static Optional<UndefinedRule> of(ConfigValues point) {
    Parsed<Aggregator> rule = point.get(ConfigKeys.RULE);
    try {
      rule.value().check(point.get(ConfigKeys.WORKERS), point.get(ConfigKeys.DECLARED));
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(
          new UndefinedRule(rule.brief(), point.get(ConfigKeys.BYZANTINE), e.getMessage()));
    }
  }
}
