package dev.strategikon.reproduce;

import dev.strategikon.reproduce.published.Curve;
import java.util.List;
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
 * @param curves the paper's curves that it is about; or none
 * @param test the rule as a function
 */
record Claim(
    String id,
    Set<Part> parts,
    String says,
    String rule,
    String figure,
    List<Curve> curves,
    Function<Evidence, Finding> test) {
  /** Adds {@link Part#ALL}. */
  Claim {
    Set<Part> all = new TreeSet<>(parts);
    all.add(Part.ALL);
    parts = Set.copyOf(all);
    curves = List.copyOf(curves);
  }

  /** Creates a claim that none of the paper's curves is about. */
  Claim(
      String id,
      Set<Part> parts,
      String says,
      String rule,
      String figure,
      Function<Evidence, Finding> test) {
    this(id, parts, says, rule, figure, List.of(), test);
  }
}
