package dev.strategikon.attack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Shards;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.random.Draws;
import dev.strategikon.rule.Round;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attackers who see a shard of the coordinates send the bits of those who see all. */
class ShardedAttacksTest {
  private static final int[] COUNTS = {1, 2, 3, 5, 16};

  /** Ten blocks, the last one short: more than what an adaptive attack looks at. */
  private static final int D = 9 * Blocks.SIZE + 137;

  private static final int H = 9;
  private static final int Q = 2;
  private static final Gradients HONEST = honest();

  private static final List<String> ATTACKS =
      List.of(
          "ipm(epsilon=0.5)",
          "opposite-side",
          "sign-flip",
          "reverse",
          "alie",
          "mimic(worker=3)",
          "min-max",
          "min-max(perturbation=unit)",
          "min-max(perturbation=sign)",
          "min-sum",
          "min-sum(perturbation=unit)",
          "gaussian",
          "infinity",
          "nan",
          "zero");

  @Test
  void everyAttackOnGradientsIsTried() {
    for (var entry : Attacks.CATALOGUE.entries()) {
      String name = entry.name();
      assertTrue(
          ATTACKS.stream().anyMatch(attack -> attack.split("\\(")[0].equals(name))
              || List.of("none", "label-flip", "ipm-optimal", "alie-optimal").contains(name),
          name);
    }
  }

  @Test
  void plainAttacksHaveTheSameBits() {
    for (String attack : ATTACKS) {
      assertSame(attack, "krum");
    }
  }

  /** By exact pieces, by a grid in m dimensions, without a look, and on a sample of the columns. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "krum",
        "nnm | multi-krum",
        "geometric-median",
        "centered-clipping",
        "median",
        "meamed",
        "bulyan(q=1)",
        "nnm | trimmed-mean",
        "arc | median"
      })
  void adaptiveAttacksHaveTheSameBits(String rule) {
    assertSame("ipm-optimal", rule);
    assertSame("ipm-optimal(objective=distance)", rule);
    assertSame("alie-optimal", rule);
  }

  private static void assertSame(String attack, String rule) {
    float[] previous = HONEST.row(1);
    Shards.assertSame(
        D,
        COUNTS,
        place -> {
          Gradients own = place.slice(HONEST);
          Knowledge knowledge =
              new Knowledge(
                  own,
                  own.mean(place.compute()),
                  H + Q,
                  Q,
                  Aggregator.parse(rule),
                  new Round(4, 7, place.slice(previous)),
                  place.compute());
          float[][] vectors = ((GradientAttack) Attacks.parse(attack)).vectors(knowledge);
          return new Shards.Answer(attack, vectors[0], vectors[1]);
        });
  }

  private static Gradients honest() {
    float[][] rows = new float[H][D];
    for (int i = 0; i < H; i++) {
      Draws draws = Draws.of(8, "sharded-attacks", i);
      for (int j = 0; j < D; j++) {
        rows[i][j] = (float) (0.1 + draws.nextGaussian());
      }
    }
    return Gradients.of(rows);
  }
}
