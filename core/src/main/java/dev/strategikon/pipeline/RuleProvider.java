package dev.strategikon.pipeline;

import dev.strategikon.rule.Rule;
import dev.strategikon.spec.Catalogue.Entry;
import java.util.List;

/**
 * Brings rules of somebody's own. {@link java.util.ServiceLoader} finds the providers on the class
 * path: a jar names its provider in {@code
 * META-INF/services/dev.strategikon.pipeline.RuleProvider}. The rules are then members of {@link
 * Rules#CATALOGUE} as ours are, in specs, audits, runs and lists.
 *
 * <p>A rule is a {@link dev.strategikon.rule.CoordinateRule}, a {@link
 * dev.strategikon.rule.GeometryRule} or, if it is neither, a {@link
 * dev.strategikon.rule.VectorRule}.
 *
 * <pre>{@code
 * public final class MyRules implements RuleProvider {
 *   public List<Entry<Rule>> rules() {
 *     return List.of(
 *         new Entry<>("central", "The vector nearest to all others.", "Me 2026", List.of(),
 *             arguments -> new Central()));
 *   }
 * }
 * }</pre>
 */
@FunctionalInterface
public interface RuleProvider {
  /** {@return the rules, with names that no others have} */
  List<Entry<Rule>> rules();
}
