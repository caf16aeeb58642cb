package dev.strategikon.attack;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.bits.Shards;
import dev.strategikon.compute.Blocks;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;
import dev.strategikon.samples.Rounds;
import dev.strategikon.samples.Samples;
import dev.strategikon.slow.SlowSearch;
import dev.strategikon.slow.SlowVersions;
import dev.strategikon.slow.Specs;
import dev.strategikon.spec.Spec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Attackers who see a shard of the coordinates send the bits of those who see all. */
class ShardedAttacksTest {
  private static final int[] COUNTS = {1, 2, 3, 5, 16};

  /** Ten blocks, the last one short: more than what an adaptive attack looks at. */
  private static final int D = 9 * Blocks.SIZE + 137;

  private static final int H = 9;
  private static final int Q = 2;
  private static final Gradients HONEST = Gradients.of(Samples.normal(H, D, 0.1, 1, 8));

  /** By exact pieces, by a grid in m dimensions, without a look, and on a sample of the columns. */
  private static final List<String> TARGETS =
      List.of(
          "krum",
          "nnm | multi-krum",
          "geometric-median",
          "centered-clipping",
          "median",
          "meamed",
          "bulyan(q=1)",
          "nnm | trimmed-mean",
          "arc | median",
          "zeno",
          "krum | guard",
          "median | guard(level=0.05)");

  /** Every attack on gradients; those that adapt to a rule, against each way to search. */
  static Stream<Arguments> cases() {
    return Specs.attacks().stream()
        .filter(attack -> Attacks.parse(attack) instanceof GradientAttack)
        .flatMap(
            attack ->
                (isAdaptive(attack) ? TARGETS : List.of("krum"))
                    .stream().map(target -> Arguments.of(attack, target)));
  }

  private static boolean isAdaptive(String attack) {
    return SlowVersions.ofAttack(Spec.parse(attack).name()) instanceof SlowSearch;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shardsSendTheSameBits(String attack, String rule) {
    float[] previous = HONEST.row(1);
    Shards.assertSame(
        D,
        COUNTS,
        place -> {
          Gradients own = Gradients.of(place.slice(HONEST.rows()));
          Knowledge knowledge =
              new Knowledge(
                  own,
                  own.mean(place.compute()),
                  H + Q,
                  Q,
                  Aggregator.parse(rule),
                  new Round(4, 7, place.slice(previous), Rounds.sample(D, place)),
                  place.compute());
          float[][] vectors = ((GradientAttack) Attacks.parse(attack)).vectors(knowledge);
          return new Shards.Answer(attack, vectors[0], vectors[1]);
        });
  }
}
