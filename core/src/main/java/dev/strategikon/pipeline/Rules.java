package dev.strategikon.pipeline;

import static java.util.Map.entry;

import dev.strategikon.rule.PreAggregator;
import dev.strategikon.rule.Rule;
import dev.strategikon.rule.bulyan.Bulyan;
import dev.strategikon.rule.coordinate.Meamed;
import dev.strategikon.rule.coordinate.Mean;
import dev.strategikon.rule.coordinate.Median;
import dev.strategikon.rule.coordinate.Phocas;
import dev.strategikon.rule.coordinate.SignMajority;
import dev.strategikon.rule.coordinate.TrimmedMean;
import dev.strategikon.rule.geometry.Caf;
import dev.strategikon.rule.geometry.CenteredClipping;
import dev.strategikon.rule.geometry.Cge;
import dev.strategikon.rule.geometry.GeometricMedian;
import dev.strategikon.rule.geometry.Krum;
import dev.strategikon.rule.geometry.Mda;
import dev.strategikon.rule.geometry.Monna;
import dev.strategikon.rule.geometry.MultiKrum;
import dev.strategikon.rule.geometry.Smea;
import dev.strategikon.spec.Arguments;
import dev.strategikon.spec.Catalogue;
import dev.strategikon.spec.Decimal;
import dev.strategikon.spec.InvalidSpecException;
import dev.strategikon.spec.Parsed;
import dev.strategikon.spec.Spec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The catalogue of rules, and the specs of pipelines. */
public final class Rules {
  /** The parameter that every rule has: the q that the spec itself states. */
  private static final String OWN_DECLARED = "q";

  /** All rules. */
  public static final Catalogue<Rule> CATALOGUE =
      new Catalogue<>(
          "rule",
          List.of(
              Mean.ENTRY,
              Median.ENTRY,
              TrimmedMean.ENTRY,
              Meamed.ENTRY,
              Phocas.ENTRY,
              SignMajority.ENTRY,
              Krum.ENTRY,
              MultiKrum.ENTRY,
              Mda.ENTRY,
              Monna.ENTRY,
              Smea.ENTRY,
              Caf.ENTRY,
              Cge.ENTRY,
              GeometricMedian.ENTRY,
              CenteredClipping.ENTRY,
              Bulyan.ENTRY),
          Map.ofEntries(
              entry("average", "mean"),
              entry("avg", "mean"),
              entry("fedavg", "mean"),
              entry("cm", "median"),
              entry("cwmed", "median"),
              entry("cwmedian", "median"),
              entry("comed", "median"),
              entry("coordinatewisemedian", "median"),
              entry("cwtm", "trimmed-mean"),
              entry("tm", "trimmed-mean"),
              entry("trmean", "trimmed-mean"),
              entry("trimmean", "trimmed-mean"),
              entry("mam", "meamed"),
              entry("meanaroundmedian", "meamed"),
              entry("signsgd", "sign-majority"),
              entry("majority", "sign-majority"),
              entry("mkrum", "multi-krum"),
              entry("multkrum", "multi-krum"),
              entry("minimumdiameteraveraging", "mda"),
              entry("gm", "geometric-median"),
              entry("geomed", "geometric-median"),
              entry("geomedian", "geometric-median"),
              entry("rfa", "geometric-median"),
              entry("cc", "centered-clipping"),
              entry("cp", "centered-clipping"),
              entry("cclip", "centered-clipping"),
              entry("centeredclip", "centered-clipping"),
              entry("centredclipping", "centered-clipping")));

  private Rules() {}

  /**
   * Parses the spec of a pipeline and creates its aggregator. Besides its own parameters every rule
   * has {@code q}, which overrides the caller's q for the whole pipeline.
   *
   * @param text the spec
   * @return the aggregator, with its complete and its shortest spec
   * @throws IllegalArgumentException if the spec is unknown or a value out of range
   */
  public static Parsed<Aggregator> parse(String text) {
    Pipeline pipeline = Pipeline.parse(text);
    Aggregator aggregator = pipeline.aggregator();
    return new Parsed<>(
        pipeline.rewrite(PreAggregators.CATALOGUE::complete, CATALOGUE::complete),
        pipeline.rewrite(PreAggregators.CATALOGUE::brief, CATALOGUE::brief),
        aggregator);
  }

  /** The specs of a pipeline: pre-aggregators, then a rule. */
  private record Pipeline(List<Spec> stages, Spec last) {
    static Pipeline parse(String text) {
      List<Spec> all = Spec.parsePipeline(text);
      List<Spec> stages = all.subList(0, all.size() - 1);
      Spec last = all.get(all.size() - 1);
      for (Spec stage : stages) {
        if (CATALOGUE.has(stage.name())) {
          throw new InvalidSpecException(
              "In '%s', the rule '%s' must come last. Pre-aggregators may stand before it: %s"
                  .formatted(text.strip(), stage.name(), PreAggregators.CATALOGUE.names()));
        }
      }
      if (PreAggregators.CATALOGUE.has(last.name())) {
        throw new InvalidSpecException(
            "'%s' is a pre-aggregator. A rule must follow it, as in '%s | mean'"
                .formatted(last.name(), text.strip()));
      }
      return new Pipeline(stages, last);
    }

    Aggregator aggregator() {
      OptionalInt own = OptionalInt.empty();
      if (last.arguments().containsKey(OWN_DECLARED)) {
        own = OptionalInt.of(new Arguments(last).integer(OWN_DECLARED));
      }
      List<PreAggregator> made = new ArrayList<>();
      for (Spec stage : stages) {
        made.add(PreAggregators.CATALOGUE.create(stage));
      }
      return new Aggregator(made, CATALOGUE.create(withoutOwn(last)), own);
    }

    String rewrite(UnaryOperator<Spec> stage, UnaryOperator<Spec> rule) {
      List<Spec> rewritten = new ArrayList<>(stages.stream().map(stage).toList());
      rewritten.add(withOwn(rule.apply(withoutOwn(last)), last));
      return rewritten.stream().map(Spec::toString).collect(Collectors.joining(" | "));
    }
  }

  private static Spec withOwn(Spec spec, Spec original) {
    Map<String, String> arguments = new LinkedHashMap<>(spec.arguments());
    String own = original.arguments().get(OWN_DECLARED);
    if (own != null) {
      arguments.put(OWN_DECLARED, Decimal.canonical(own));
    }
    return new Spec(spec.name(), arguments);
  }

  private static Spec withoutOwn(Spec spec) {
    Map<String, String> arguments = new LinkedHashMap<>(spec.arguments());
    arguments.remove(OWN_DECLARED);
    return new Spec(spec.name(), arguments);
  }
}
