package dev.strategikon.exact;

import dev.strategikon.pipeline.PreAggregators;
import dev.strategikon.pipeline.Rules;
import dev.strategikon.rule.Round;
import dev.strategikon.spec.Arguments;
import dev.strategikon.spec.Spec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Pipelines on one coordinate, each part by its formula, without rounding. */
public final class ExactPipeline {
  private final List<Arguments> stages;
  private final Arguments rule;

  private ExactPipeline(List<Arguments> stages, Arguments rule) {
    this.stages = stages;
    this.rule = rule;
  }

  /** Parses a pipeline that states no q of its own. */
  public static ExactPipeline parse(String text) {
    List<Spec> all = Spec.parsePipeline(text);
    int end = all.size() - 1;
    return new ExactPipeline(
        all.subList(0, end).stream()
            .map(spec -> new Arguments(PreAggregators.CATALOGUE.complete(spec)))
            .toList(),
        new Arguments(Rules.CATALOGUE.complete(all.get(end))));
  }

  /** Returns the aggregate of one coordinate of m vectors. */
  public Ratio aggregate(List<Ratio> x, int q) {
    List<Ratio> mixed = x;
    for (Arguments stage : stages) {
      mixed = map(stage, mixed, q);
    }
    return ExactRules.aggregate(rule, mixed, q);
  }

  private static List<Ratio> map(Arguments stage, List<Ratio> x, int q) {
    int m = x.size();
    return switch (stage.spec().name()) {
      case "clipping" -> clipped(x, Ratio.of(stage.text("radius")));
      case "arc" -> {
        List<Ratio> norms = new ArrayList<>(x.stream().map(Ratio::abs).toList());
        Collections.sort(norms);
        yield clipped(x, norms.get(m - 1 - 2 * q * (m - q) / m));
      }
      case "nnm" -> x.stream().map(a -> ExactRules.meanOfNearest(x, a, m - q)).toList();
      case "bucketing" -> {
        int size = stage.integer("size");
        int[] order = Round.FIRST.draws("bucketing").permutation(m);
        List<Ratio> means = new ArrayList<>();
        for (int from = 0; from < m; from += size) {
          List<Ratio> bucket = new ArrayList<>();
          for (int k = from; k < Math.min(m, from + size); k++) {
            bucket.add(x.get(order[k]));
          }
          means.add(Ratio.mean(bucket));
        }
        yield means;
      }
      default -> throw new AssertionError(stage.spec() + " has no exact version");
    };
  }

  private static List<Ratio> clipped(List<Ratio> x, Ratio radius) {
    return x.stream()
        .map(a -> radius.isBelow(a.abs()) ? radius.times(Ratio.of(a.sign())) : a)
        .toList();
  }

  /** Returns whole numbers as a column. */
  public static List<Ratio> column(int... values) {
    return Arrays.stream(values).mapToObj(Ratio::of).toList();
  }
}
