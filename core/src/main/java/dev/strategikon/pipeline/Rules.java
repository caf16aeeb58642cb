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
import dev.strategikon.rule.geometry.Faba;
import dev.strategikon.rule.geometry.Flame;
import dev.strategikon.rule.geometry.Fltrust;
import dev.strategikon.rule.geometry.GeometricMedian;
import dev.strategikon.rule.geometry.Huber;
import dev.strategikon.rule.geometry.Krum;
import dev.strategikon.rule.geometry.Mda;
import dev.strategikon.rule.geometry.Medoid;
import dev.strategikon.rule.geometry.Monna;
import dev.strategikon.rule.geometry.MultiKrum;
import dev.strategikon.rule.geometry.Smea;
import dev.strategikon.rule.geometry.Zeno;
import dev.strategikon.rule.guard.Guard;
import dev.strategikon.rule.weighting.Aksel;
import dev.strategikon.rule.weighting.Dnc;
import dev.strategikon.rule.weighting.Gas;
import dev.strategikon.rule.weighting.Lasa;
import dev.strategikon.rule.weighting.Safeguard;
import dev.strategikon.rule.weighting.Signguard;
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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The catalogue of rules, and the specs of pipelines. */
public final class Rules {
  /** The parameter that every rule has: the q that the spec itself states. */
  private static final String OWN_DECLARED = "q";

  /** All rules, those of every {@link RuleProvider} included. */
  public static final Catalogue<Rule> CATALOGUE =
      new Catalogue<Rule>(
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
                  Bulyan.ENTRY,
                  Zeno.ENTRY,
                  Fltrust.ENTRY,
                  Medoid.ENTRY,
                  Faba.ENTRY,
                  Huber.ENTRY,
                  Flame.ENTRY,
                  Aksel.ENTRY,
                  Dnc.ENTRY,
                  Signguard.ENTRY,
                  Gas.ENTRY,
                  Safeguard.ENTRY,
                  Lasa.ENTRY),
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
                  entry("meanofmedians", "meamed"),
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
                  entry("centredclipping", "centered-clipping"),
                  entry("safeguardsgd", "safeguard")))
          .with(ServiceLoader.load(RuleProvider.class), RuleProvider::rules);

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
        pipeline.rewrite(Catalogue::comparable), pipeline.rewrite(Catalogue::brief), aggregator);
  }

  /**
   * The specs of a pipeline: pre-aggregators, then a rule, then a guard or none.
   *
   * @param guards one spec or none
   */
  private record Pipeline(List<Spec> stages, Spec rule, List<Spec> guards) {
    static Pipeline parse(String given) {
      String text = given.strip();
      List<Spec> all = Spec.parsePipeline(text);
      boolean guarded = Guards.CATALOGUE.has(all.get(all.size() - 1).name());
      int last = all.size() - (guarded ? 2 : 1);
      if (last < 0) {
        throw new InvalidSpecException(
            "'%1$s' is a guard. A rule must come before it, as in 'mean | %1$s'".formatted(text));
      }
      List<Spec> stages = all.subList(0, last);
      Spec rule = all.get(last);
      all.subList(0, last + 1).forEach(spec -> checkIsNoGuard(spec, text));
      stages.forEach(stage -> checkIsNoRule(stage, text));
      if (PreAggregators.CATALOGUE.has(rule.name())) {
        throw new InvalidSpecException(
            "'%s' is a pre-aggregator. A rule must follow it, as in '%s | mean'"
                .formatted(rule.name(), joined(all.subList(0, last + 1))));
      }
      return new Pipeline(stages, rule, all.subList(last + 1, all.size()));
    }

    private static void checkIsNoRule(Spec stage, String text) {
      if (CATALOGUE.has(stage.name())) {
        throw new InvalidSpecException(
            "In '%s', the rule '%s' must come last. Pre-aggregators may stand before it: %s"
                .formatted(text, stage.name(), PreAggregators.CATALOGUE.names()));
      }
    }

    private static void checkIsNoGuard(Spec stage, String text) {
      if (Guards.CATALOGUE.has(stage.name())) {
        throw new InvalidSpecException(
            "In '%s', '%2$s' must come last, once, after a rule, as in 'krum | %2$s'"
                .formatted(text, stage.name()));
      }
    }

    Aggregator aggregator() {
      OptionalInt own = OptionalInt.empty();
      if (rule.arguments().containsKey(OWN_DECLARED)) {
        own = OptionalInt.of(new Arguments(rule).integer(OWN_DECLARED));
      }
      List<PreAggregator> made = new ArrayList<>();
      for (Spec stage : stages) {
        made.add(PreAggregators.CATALOGUE.create(stage));
      }
      Optional<Guard> guard = guards.stream().findFirst().map(Guards.CATALOGUE::create);
      return new Aggregator(made, CATALOGUE.create(withoutOwn(rule)), guard, own);
    }

    /** Returns the text with each spec in the form that its catalogue gives it. */
    String rewrite(Form form) {
      List<Spec> rewritten = new ArrayList<>();
      stages.forEach(stage -> rewritten.add(form.of(PreAggregators.CATALOGUE, stage)));
      rewritten.add(withOwn(form.of(CATALOGUE, withoutOwn(rule)), rule));
      guards.forEach(guard -> rewritten.add(form.of(Guards.CATALOGUE, guard)));
      return joined(rewritten);
    }

    private static String joined(List<Spec> specs) {
      return specs.stream().map(Spec::toString).collect(Collectors.joining(" | "));
    }
  }

  /** The form by which specs are compared, or the shortest one. */
  private interface Form {
    Spec of(Catalogue<?> catalogue, Spec spec);
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
