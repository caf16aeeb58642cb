package dev.strategikon.slow;

import dev.strategikon.pipeline.Guards;
import dev.strategikon.pipeline.PreAggregators;
import dev.strategikon.pipeline.Rules;
import dev.strategikon.random.Draws;
import dev.strategikon.rule.Round;
import dev.strategikon.samples.Rounds;
import dev.strategikon.spec.Arguments;
import dev.strategikon.spec.Spec;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The slow version of a pipeline such as {@code nnm | krum} or {@code krum | guard}. */
public final class SlowPipeline {
  private final List<Spec> stages;
  private final Spec rule;

  /** Null if there is none. */
  private final Spec guard;

  private SlowPipeline(List<Spec> stages, Spec rule, Spec guard) {
    this.stages = stages;
    this.rule = rule;
    this.guard = guard;
  }

  /** Parses a pipeline that states no q of its own. */
  public static SlowPipeline parse(String text) {
    List<Spec> all = Spec.parsePipeline(text);
    boolean guarded = Guards.CATALOGUE.has(all.get(all.size() - 1).name());
    int end = all.size() - (guarded ? 2 : 1);
    return new SlowPipeline(
        all.subList(0, end).stream().map(PreAggregators.CATALOGUE::complete).toList(),
        Rules.CATALOGUE.complete(all.get(end)),
        guarded ? Guards.CATALOGUE.complete(all.get(end + 1)) : null);
  }

  /**
   * Aggregates vectors in a round that stands alone, with the sample of {@link Rounds}.
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
    Round round = Rounds.first(x[0].length);
    double[][] mixed = x;
    for (Spec stage : stages) {
      Given given = new Given(q, round, new Arguments(stage));
      mixed = SlowVersions.ofPreAggregator(stage.name()).map(before.apply(mixed), given);
    }
    double[] aggregate =
        rule().aggregate(before.apply(mixed), new Given(q, round, new Arguments(rule)));
    return guard == null
        ? aggregate
        : SlowVersions.ofGuard(guard.name())
            .correct(aggregate, new Given(q, round, new Arguments(guard)));
  }

  /** Returns the laws that one of its parts lacks. */
  public Set<Law> lacks() {
    Set<Law> lacks = EnumSet.noneOf(Law.class);
    lacks.addAll(rule().lacks(new Arguments(rule)));
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
    return SlowVersions.ofRule(rule.name());
  }
}
