package dev.strategikon.reproduce;

import dev.strategikon.config.RunConfig;
import dev.strategikon.report.text.Outcome;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The criteria about accuracy: what an attack leaves, or the progress under it. */
@SuppressWarnings("ImmutableEnumChecker") // references to methods of records
enum Comparing implements Criterion {
  BREAKS("kept", Comparison::kept, Judge::breaks),
  WITHSTANDS("kept", Comparison::kept, Judge::withstands),
  GETS_STUCK("progress", Comparison::progress, Judge::getsStuck);

  /** A criterion of the judge. */
  @FunctionalInterface
  private interface Threshold {
    Outcome judge(Judge judge, Comparison run);
  }

  private final String measure;
  private final ToDoubleFunction<Comparison> value;
  private final Threshold threshold;

  Comparing(String measure, ToDoubleFunction<Comparison> value, Threshold threshold) {
    this.measure = measure;
    this.value = value;
    this.threshold = threshold;
  }

  @Override
  public Finding of(Evidence evidence, String name, String rule, List<RunConfig> attacked) {
    if (attacked.isEmpty() || evidence.undisturbed(rule).isEmpty()) {
      return Finding.NOT_MEASURED;
    }
    if (!evidence.began(attacked)) {
      return Finding.neverBegan(name);
    }
    List<Comparison> seeds = evidence.compare(rule, attacked);
    return new Finding(
        "%s: %s; %s %s"
            .formatted(name, SeedMeans.accuracies(seeds), measure, SeedMeans.percent(seeds, value)),
        Judge.unanimous(
            seeds.stream().map(run -> threshold.judge(evidence.judge(), run)).toList()));
  }
}
