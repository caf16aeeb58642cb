package dev.strategikon.reproduce;

import dev.strategikon.config.RunConfig;
import dev.strategikon.report.text.Outcome;
import dev.strategikon.text.ShownNumbers;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The criteria for attacked runs: what an attack leaves, or the progress under it. */
@SuppressWarnings("ImmutableEnumChecker") // references to methods of records
enum Comparing {
  BREAKS("kept", Comparison::kept, Judge::breaks),
  WITHSTANDS("kept", Comparison::kept, Judge::withstands),
  GETS_STUCK("progress", Comparison::progress, Judge::getsStuck),
  PERFORMS_BADLY("progress", Comparison::progress, Judge::performsBadly);

  /** A criterion of the judge. */
  @FunctionalInterface
  private interface Criterion {
    Outcome judge(Judge judge, Comparison run);
  }

  private final String measure;
  private final ToDoubleFunction<Comparison> value;
  private final Criterion criterion;

  Comparing(String measure, ToDoubleFunction<Comparison> value, Criterion criterion) {
    this.measure = measure;
    this.value = value;
    this.criterion = criterion;
  }

  /**
   * Judges runs of a rule that differ by their seed alone.
   *
   * @param name what the numbers describe
   */
  Finding of(Evidence evidence, String name, String rule, List<RunConfig> attacked) {
    if (attacked.isEmpty() || evidence.undisturbed(rule).isEmpty()) {
      return Finding.NOT_MEASURED;
    }
    List<Comparison> seeds = evidence.compare(rule, attacked);
    return new Finding(
        "%s: %s; %s %s"
            .formatted(name, SeedMeans.accuracies(seeds), measure, SeedMeans.percent(seeds, value)),
        Judge.unanimous(
            seeds.stream().map(run -> criterion.judge(evidence.judge(), run)).toList()));
  }

  /** Judges the runs of a rule under an ε. */
  Finding of(Evidence evidence, String rule, double epsilon) {
    return of(
        evidence, "ε = " + ShownNumbers.plain(epsilon), rule, evidence.grid().ipm(rule, epsilon));
  }
}
