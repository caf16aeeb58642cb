package dev.strategikon.rule;

import dev.strategikon.gradient.Parallel;
import dev.strategikon.spec.Arguments;
import dev.strategikon.spec.Catalogue;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.InvalidSpecException;
import dev.strategikon.spec.Parameter;
import dev.strategikon.spec.Spec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The catalogue of rules. */
public final class Rules {
  /** The parameter that every rule takes: what it is told of q. */
  private static final String OWN_BYZANTINE = "q";

  /** All rules. */
  public static final Catalogue<Rule> CATALOGUE =
      new Catalogue<>(
          "rule",
          List.of(
              new Entry<>(
                  "mean",
                  "The average; the gold standard without attack, and defenceless.",
                  "folklore",
                  List.of(),
                  arguments -> new Mean()),
              new Entry<>(
                  "median",
                  "The median of every coordinate; falls to IPM with a large epsilon.",
                  "Yin et al., ICML 2018",
                  List.of(),
                  arguments -> new Median()),
              new Entry<>(
                  "krum",
                  "The vector nearest to its neighbours; falls to IPM with a small epsilon.",
                  "Blanchard et al., NeurIPS 2017",
                  List.of(
                      Parameter.optional(
                          "neighbours", "m-q-2", "how many nearest neighbours a score sums")),
                  arguments -> new Krum(arguments.countOr("neighbours", "m-q-2")))));

  private Rules() {}

  /**
   * Makes the aggregator that a spec names. Besides its own parameters every rule takes {@code q},
   * which overrules what the caller says of q.
   *
   * @throws IllegalArgumentException if the spec is unknown or a value out of range
   */
  static Aggregator parse(String text) {
    Spec spec = single(text);
    OptionalInt own = OptionalInt.empty();
    if (spec.arguments().containsKey(OWN_BYZANTINE)) {
      own = OptionalInt.of(new Arguments(spec).integer(OWN_BYZANTINE));
    }
    return new Aggregator(CATALOGUE.create(withoutOwn(spec)), own, Parallel.ofMachine());
  }

  /**
   * Returns a rule's spec with every parameter given: the form in which two specs that mean the
   * same are equal as text.
   *
   * @throws IllegalArgumentException if the spec is unknown or a value out of range
   */
  public static String complete(String text) {
    parse(text);
    Spec spec = single(text);
    return withOwn(CATALOGUE.complete(withoutOwn(spec)), spec).toString();
  }

  /**
   * Returns a rule's spec without what is the default anyway.
   *
   * @throws IllegalArgumentException if the spec is unknown
   */
  public static String brief(String text) {
    Spec spec = single(text);
    return withOwn(CATALOGUE.brief(withoutOwn(spec)), spec).toString();
  }

  private static Spec single(String text) {
    List<Spec> stages = Spec.parsePipeline(text);
    if (stages.size() > 1) {
      throw new InvalidSpecException(
          "In '%s', only the last stage is a rule, and there is no pre-aggregator '%s'"
              .formatted(text.strip(), stages.get(0).name()));
    }
    return stages.get(0);
  }

  private static Spec withOwn(Spec spec, Spec original) {
    Map<String, String> arguments = new LinkedHashMap<>(spec.arguments());
    String own = original.arguments().get(OWN_BYZANTINE);
    if (own != null) {
      arguments.put(OWN_BYZANTINE, own);
    }
    return new Spec(spec.name(), arguments);
  }

  private static Spec withoutOwn(Spec spec) {
    Map<String, String> arguments = new LinkedHashMap<>(spec.arguments());
    arguments.remove(OWN_BYZANTINE);
    return new Spec(spec.name(), arguments);
  }
}
