package dev.strategikon.reproduce;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A claim of the paper, and the rule by which it is judged.
 *
 * @param id the short name, such as C1; or nothing
 * @param parts the parts of the paper to which it belongs, always with {@link Part#ALL}
 * @param says the claim in the paper's words
 * @param rule the conditions under which it holds and does not hold, fixed before the runs
 * @param figure the name of the figure that shows it; or nothing
 * @param test the rule as a function
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
