package dev.strategikon.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.random.Draws;
import dev.strategikon.rule.Round;
import dev.strategikon.slow.Doubles;
import dev.strategikon.slow.Given;
import dev.strategikon.slow.SlowFormula;
import dev.strategikon.slow.SlowVersions;
import dev.strategikon.slow.Specs;
import dev.strategikon.spec.Arguments;
import dev.strategikon.spec.Spec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Many small cases of every attack that has a formula, of whole numbers and of normal ones, in two
 * coordinates or more: in one nothing is orthogonal to the mean.
 */
class AttackCasesTest {
  private static final int CASES = Integer.getInteger("strategikon.cases", 20);

  private record Case(String attack, boolean whole) {}

  static Stream<Case> cases() {
    return Specs.attacks().stream()
        .filter(attack -> SlowVersions.ofAttack(Spec.parse(attack).name()) instanceof SlowFormula)
        .flatMap(attack -> Stream.of(new Case(attack, true), new Case(attack, false)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agree(Case the) {
    Spec spec = Attacks.CATALOGUE.complete(Spec.parse(the.attack()));
    SlowFormula slow = (SlowFormula) SlowVersions.ofAttack(spec.name());
    Draws draws = Draws.of(1, "attack cases of " + the);
    List<String> wrong = new ArrayList<>();
    for (int k = 0; k < CASES; k++) {
      int d = 2 + draws.nextInt(5);
      float[][] rows = new float[3 + draws.nextInt(7)][];
      Arrays.setAll(rows, i -> row(d, the.whole(), draws));
      int q = 1 + draws.nextInt(4);
      Round round = new Round(k, 7, row(d, the.whole(), draws));
      Gradients honest = Gradients.of(rows);
      double[][] expected =
          slow.vectors(Doubles.of(rows), new Given(q, round, new Arguments(spec)));
      float[][] actual =
          ((GradientAttack) Attacks.parse(the.attack()))
              .vectors(
                  new Knowledge(
                      honest,
                      honest.mean(Compute.SERIAL),
                      rows.length + q,
                      q,
                      null,
                      round,
                      Compute.SERIAL));
      for (int i = 0; i < q; i++) {
        if (!isClose(expected[i], actual[i])) {
          wrong.add(
              "%s: expected %s, got %s"
                  .formatted(
                      Arrays.deepToString(rows),
                      Arrays.toString(expected[i]),
                      Arrays.toString(actual[i])));
        }
      }
    }
    assertEquals(List.of(), wrong, the.toString());
  }

  private static float[] row(int d, boolean whole, Draws draws) {
    float[] row = new float[d];
    for (int j = 0; j < d; j++) {
      row[j] = whole ? draws.nextInt(9) - 4 : (float) (0.3 + draws.nextGaussian());
    }
    return row;
  }

  /** To a share of the longest coordinate: small ones are differences of large ones. */
  private static boolean isClose(double[] expected, float[] actual) {
    double largest = 0;
    for (double x : expected) {
      largest = Double.isFinite(x) ? Math.max(largest, Math.abs(x)) : largest;
    }
    for (int j = 0; j < expected.length; j++) {
      boolean isSame = Double.compare(expected[j], actual[j]) == 0;
      if (!isSame && !(Math.abs(expected[j] - actual[j]) <= 1e-5 * largest + 1e-6)) {
        return false;
      }
    }
    return true;
  }
}
