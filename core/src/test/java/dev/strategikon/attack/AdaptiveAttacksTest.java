package dev.strategikon.attack;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.LayerRule;
import dev.strategikon.samples.AllKnowing;
import dev.strategikon.samples.Rounds;
import dev.strategikon.samples.Samples;
import dev.strategikon.slow.Doubles;
import dev.strategikon.slow.Law;
import dev.strategikon.slow.SlowPipeline;
import dev.strategikon.slow.SlowSearch;
import dev.strategikon.slow.SlowVersions;
import dev.strategikon.slow.Specs;
import dev.strategikon.spec.Spec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an attack that searches finds, against every rule of the catalogue: no attack of a grid
 * serves it much better.
 */
class AdaptiveAttacksTest {
  private static final int H = 14;
  private static final int Q = 3;

  /** The tolerance where choices may change between the places looked at. */
  private static final double BLIND = 0.15;

  private record Case(String attack, String target, Samples.Kind kind) {
    boolean isDistance() {
      return Attacks.CATALOGUE.parse(attack).text().contains("objective=distance");
    }

    /** The share of the objective by which a grid may be better. */
    double tolerance() {
      if (Aggregator.parse(target).rule() instanceof LayerRule) {
        return BLIND; // Nothing is known of where its choices change.
      }
      if (!Aggregator.parse(target).isGeometric()) {
        // Columns are searched on a sample of them.
        return isDistance() && kind == Samples.Kind.NORMAL ? 0.02 : 0.1;
      }
      if (Aggregator.parse(target).guard().isPresent() && isDistance()) {
        // What a guard adds is longest in the middle of a piece that the coarse grid may not meet.
        return 0.05;
      }
      // A choice that changes while lengths are clipped may lie between the places looked at.
      boolean isBlind =
          target.contains("|") && SlowPipeline.parse(target).lacks().contains(Law.EXACT_PROFILE);
      return isBlind ? BLIND : 1e-3;
    }
  }

  static Stream<Case> cases() {
    List<String> targets = new ArrayList<>(Specs.rules());
    for (String stage : Specs.preAggregators()) {
      targets.addAll(List.of(stage + " | krum", stage + " | median", stage + " | mean"));
    }
    targets.add("nnm | trimmed-mean");
    for (String guard : Specs.guards()) {
      targets.addAll(List.of("krum | " + guard, "median | " + guard));
    }
    return Specs.attacks().stream()
        .filter(attack -> slow(attack) != null)
        .flatMap(
            attack ->
                targets.stream()
                    .filter(target -> Aggregator.parse(target).isDefined(H + Q, Q))
                    .flatMap(
                        target ->
                            Stream.of(Samples.Kind.NORMAL, Samples.Kind.HEAVY)
                                .map(kind -> new Case(attack, target, kind))));
  }

  private static SlowSearch slow(String attack) {
    return SlowVersions.ofAttack(Spec.parse(attack).name()) instanceof SlowSearch search
        ? search
        : null;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noAttackOfAGridIsMuchBetter(Case the) {
    Gradients honest = Samples.of(the.kind(), H, 200, 5);
    Aggregator target = Aggregator.parse(the.target());
    Knowledge knowledge = AllKnowing.of(honest, Q, target, Compute.SERIAL);
    float[][] sent = ((GradientAttack) Attacks.parse(the.attack())).vectors(knowledge);
    double found = objective(the, honest, sent);
    double best = Double.POSITIVE_INFINITY;
    for (double[] u : slow(the.attack()).grid(Doubles.of(honest.rows()))) {
      float[][] others = new float[Q][];
      Arrays.fill(others, Doubles.floats(u));
      best = Math.min(best, objective(the, honest, others));
    }
    assertTrue(
        found <= best + the.tolerance() * Math.abs(best),
        the + " reaches " + found + ", a grid " + best);
  }

  /** What is to be small: ⟨v̄, A⟩ or −‖A − v̄‖. */
  private static double objective(Case the, Gradients honest, float[][] sent) {
    float[] mean = honest.mean(Compute.SERIAL);
    float[] aggregate =
        Aggregator.parse(the.target())
            .aggregate(honest.withAll(sent), Q, Rounds.first(mean.length), Compute.SERIAL)
            .vector();
    double product = 0;
    double squares = 0;
    for (int j = 0; j < mean.length; j++) {
      product += (double) mean[j] * aggregate[j];
      squares += ((double) aggregate[j] - mean[j]) * ((double) aggregate[j] - mean[j]);
    }
    return the.isDistance() ? -Math.sqrt(squares) : product;
  }

  @Test
  void onAPlateauTheAttackersStayInTheGame() {
    // Krum never chooses one attacker who is far away, and ε ≥ 1e-3 is never 0.
    Gradients honest = Gradients.of(Samples.normal(9, 50, 5, 1, 5));
    Knowledge knowledge = AllKnowing.of(honest, 1, Aggregator.parse("krum"), Compute.SERIAL);
    for (String objective : new String[] {"distance", "inner-product"}) {
      String ipm = "ipm-optimal(objective=" + objective + ")";
      float[] u = ((GradientAttack) Attacks.parse(ipm)).vectors(knowledge)[0];
      assertTrue(Math.abs(u[0]) > 0, ipm);
    }
  }

  @Test
  void theyNeedARule() {
    Knowledge knowledge =
        AllKnowing.of(Gradients.of(new float[] {1}, new float[] {2}), 1, null, Compute.SERIAL);
    for (String attack : new String[] {"ipm-optimal", "alie-optimal"}) {
      GradientAttack adaptive = (GradientAttack) Attacks.parse(attack);
      assertThrows(IllegalArgumentException.class, () -> adaptive.vectors(knowledge));
    }
  }
}
