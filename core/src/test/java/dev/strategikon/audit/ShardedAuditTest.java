package dev.strategikon.audit;

import dev.strategikon.bits.AuditFacts;
import dev.strategikon.bits.Shards;
import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;
import dev.strategikon.samples.Rounds;
import dev.strategikon.samples.Samples;
import dev.strategikon.slow.Specs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shards of the coordinates audit to the bits of one process. */
class ShardedAuditTest {
  /** Ten blocks, the last one short. */
  private static final int D = 9 * Blocks.SIZE + 137;

  private static final double[] EPSILONS = {-1, 0, 0.3, 1, 40};

  /** Three blocks, for rules of whole vectors: their audit is a search of many aggregations. */
  private static final int FEW = 2 * Blocks.SIZE + 137;

  /** Every rule, and pipelines that are looked at in each of the ways there are. */
  static Stream<String> pipelines() {
    return Stream.concat(
        Specs.auditedRules().stream(),
        Stream.of(
            "krum | guard",
            "median | guard(correction=project, level=0.05)",
            "nnm | trimmed-mean",
            "nnm | krum",
            "bucketing | median",
            "clipping | mean"));
  }

  @ParameterizedTest
  @MethodSource("pipelines")
  void auditsHaveTheSameBits(String rule) {
    boolean isSearched = Aggregator.parse(rule).seesWholeVectors();
    int d = isSearched ? FEW : D;
    Gradients honest = Samples.of(Samples.Kind.NORMAL, 7, d, 4);
    float[] previous = honest.row(2);
    Shards.assertSame(
        d,
        isSearched ? new int[] {2, 3} : new int[] {2, 5},
        place -> {
          Gradients own = Gradients.of(place.slice(honest.rows()));
          Question question =
              new Question(
                  own,
                  1,
                  Aggregator.parse(rule),
                  own.mean(place.compute()),
                  new Round(1, 5, place.slice(previous), Rounds.sample(d, place)),
                  place.compute());
          return AuditFacts.of(ToleranceAudit.of(question, EPSILONS));
        });
  }

  /** A reference that is not the mean, equal columns, and coordinates in which nothing is. */
  @ParameterizedTest
  @ValueSource(strings = {"median", "meamed", "krum"})
  void otherReferencesHaveTheSameBits(String rule) {
    Gradients honest = Samples.of(Samples.Kind.TIES, 7, D, 9);
    float[] elsewhere = honest.mean(Compute.SERIAL);
    elsewhere[5 * Blocks.SIZE] += 0.5f; // differs from the mean in one shard alone
    float[] almostZero = new float[D];
    almostZero[8 * Blocks.SIZE + 1] = -1;
    for (float[] reference : List.of(elsewhere, almostZero, new float[D])) {
      Shards.assertSame(
          D,
          new int[] {3, 16},
          place -> {
            Question question =
                new Question(
                    Gradients.of(place.slice(honest.rows())),
                    1,
                    Aggregator.parse(rule),
                    place.slice(reference),
                    Round.FIRST,
                    place.compute());
            return AuditFacts.of(ToleranceAudit.of(question, EPSILONS));
          });
    }
  }

  @Test
  void layersOfAnyCoordinatesHaveTheSameShare() {
    Gradients honest = Samples.of(Samples.Kind.NORMAL, 7, D, 4);
    int[][] layers = {{0, 1}, {0, D}, {100, 30_000}, {8 * Blocks.SIZE - 1, D}, {D - 1, D}};
    Shards.assertSame(
        D,
        new int[] {1, 2, 3, 5, 16},
        place -> {
          Question question =
              Question.of(
                  Gradients.of(place.slice(honest.rows())),
                  1,
                  Aggregator.parse("median"),
                  place.compute());
          List<Theorem1> shares = new ArrayList<>();
          for (int[] layer : layers) {
            shares.add(Theorem1.of(question, layer[0], layer[1]));
          }
          return new Shards.Answer(shares.toString());
        });
  }

  @Test
  void whatIsNotFiniteIsNamedByItsNumber() {
    Gradients honest = Samples.of(Samples.Kind.NORMAL, 3, D, 4);
    float[] reference = new float[D];
    reference[6 * Blocks.SIZE + 9] = Float.NaN;
    Shards.assertSame(
        D,
        new int[] {1, 2, 5},
        place -> {
          try {
            Question question =
                new Question(
                    Gradients.of(place.slice(honest.rows())),
                    1,
                    Aggregator.parse("median"),
                    place.slice(reference),
                    Round.FIRST,
                    place.compute());
            return new Shards.Answer("accepted " + question.workers());
          } catch (IllegalArgumentException e) {
            return new Shards.Answer(e.getMessage());
          }
        });
  }
}
