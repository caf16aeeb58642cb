package dev.strategikon.reproduce;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A claim of the paper and the rule by which it is judged.
 *
 * @param id such as C1; or nothing
 * @param parts the parts of the paper that it belongs to; {@link Part#ALL} is always one
 * @param says what the paper says
 * @param rule when it holds and when it does not, fixed before the runs
 * @param figure the figure that shows it, as {@link Figures} calls it; or nothing
 * @param test the rule as a program
 */
record Claim(
    String id,
    Set<Part> parts,
    String says,
    String rule,
    String figure,
    Function<Evidence, Finding> test) {
  /** Adds {@link Part#ALL}. */
  Claim {
    Set<Part> all = new TreeSet<>(parts);
    all.add(Part.ALL);
    parts = Set.copyOf(all);
  }
}
