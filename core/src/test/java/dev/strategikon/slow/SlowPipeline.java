package dev.strategikon.slow;

import dev.strategikon.pipeline.PreAggregators;
import dev.strategikon.pipeline.Rules;
import dev.strategikon.random.Draws;
import dev.strategikon.rule.Round;
import dev.strategikon.spec.Arguments;
import dev.strategikon.spec.Spec;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The slow version of a pipeline such as {@code nnm | krum}. */
public final class SlowPipeline {
  private final List<Spec> stages;
  private final Spec last;

  private SlowPipeline(List<Spec> stages, Spec last) {
    this.stages = stages;
    this.last = last;
  }

  /** Parses a pipeline that states no q of its own. */
  public static SlowPipeline parse(String text) {
    List<Spec> all = Spec.parsePipeline(text);
    int end = all.size() - 1;
    return new SlowPipeline(
        all.subList(0, end).stream().map(PreAggregators.CATALOGUE::complete).toList(),
        Rules.CATALOGUE.complete(all.get(end)));
  }

  /**
   * Aggregates vectors in a round that stands alone.
   *
   * @param x m rows of d values, only read
   */
  public double[] aggregate(double[][] x, int q) {
    return aggregate(x, q, UnaryOperator.identity());
  }

  /**
   * Aggregates vectors all of whose numbers are moved a little before each stage, by at most a
   * millionth of their size: as much as float arithmetic may lose. Where two choices are equally
   * good on paper, it chooses now this one, now that one.
   *
   * @param seed decides how they move
   */
  public double[] aggregateNearby(double[][] x, int q, long seed) {
    Draws draws = Draws.of(seed, "nearby");
    return aggregate(
        x,
        q,
        rows ->
            Arrays.stream(rows)
                .map(
                    row ->
                        Arrays.stream(row)
                            .map(v -> v * (1 + 1e-6 * (2 * draws.nextDouble() - 1)))
                            .toArray())
                .toArray(double[][]::new));
  }

  private double[] aggregate(double[][] x, int q, UnaryOperator<double[][]> before) {
    double[][] mixed = x;
    for (Spec stage : stages) {
      Given given = new Given(q, Round.FIRST, new Arguments(stage));
      mixed = SlowVersions.ofPreAggregator(stage.name()).map(before.apply(mixed), given);
    }
    return rule().aggregate(before.apply(mixed), new Given(q, Round.FIRST, new Arguments(last)));
  }

  /** Returns the laws that one of its parts lacks. */
  public Set<Law> lacks() {
    Set<Law> lacks = EnumSet.noneOf(Law.class);
    lacks.addAll(rule().lacks(new Arguments(last)));
    for (Spec stage : stages) {
      lacks.addAll(SlowVersions.ofPreAggregator(stage.name()).lacks(new Arguments(stage)));
    }
    return lacks;
  }

  /** Returns the largest m for which the slow version ends in time. */
  public int mostVectors() {
    return rule().mostVectors();
  }

  private SlowRule rule() {
    return SlowVersions.ofRule(last.name());
  }
}
