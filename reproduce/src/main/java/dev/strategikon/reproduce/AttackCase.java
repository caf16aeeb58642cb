package dev.strategikon.reproduce;

import dev.strategikon.text.ShownNumbers;

/**
 * A rule under inner product manipulation, and what the paper says of it.
 *
 * @param rule the rule
 * @param epsilon ε
 * @param criterion how the paper's word for it is judged
 */
record AttackCase(String rule, double epsilon, Criterion criterion) {
  /** Judges the runs in which the attack begins first. */
  Finding judge(Evidence evidence) {
    return criterion.of(
        evidence, "ε = " + ShownNumbers.plain(epsilon), rule, evidence.grid().ipm(rule, epsilon));
  }
}
