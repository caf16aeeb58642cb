package dev.strategikon.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.rule.Round;
import dev.strategikon.samples.Samples;
import dev.strategikon.slow.Doubles;
import dev.strategikon.slow.Given;
import dev.strategikon.slow.SlowFormula;
import dev.strategikon.slow.SlowLabels;
import dev.strategikon.slow.SlowVersions;
import dev.strategikon.slow.Specs;
import dev.strategikon.spec.Arguments;
import dev.strategikon.spec.Spec;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every attack of the catalogue that has a formula, against the formula. */
class AttacksAgainstSlowTest {
  private static final int[][] HONEST_AND_ATTACKERS = {{9, 2}, {14, 11}, {3, 4}, {5, 0}};

  static Stream<String> formulas() {
    return ofKind(SlowFormula.class);
  }

  static Stream<String> labels() {
    return ofKind(SlowLabels.class);
  }

  private static Stream<String> ofKind(Class<?> kind) {
    return Specs.attacks().stream()
        .filter(attack -> kind.isInstance(SlowVersions.ofAttack(Spec.parse(attack).name())));
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void theVectorsAreThoseOfTheFormula(String text) {
    Spec spec = Attacks.CATALOGUE.complete(Spec.parse(text));
    SlowFormula slow = (SlowFormula) SlowVersions.ofAttack(spec.name());
    for (Samples.Kind kind : Samples.Kind.values()) {
      for (int[] hq : HONEST_AND_ATTACKERS) {
        Gradients honest = Samples.of(kind, hq[0], 300, hq[0]);
        Round round = new Round(4, 7, Samples.of(Samples.Kind.NORMAL, 1, 300, 6).row(0));
        double[][] expected =
            slow.vectors(Doubles.of(honest.rows()), new Given(hq[1], round, new Arguments(spec)));
        float[][] actual =
            ((GradientAttack) Attacks.parse(text)).vectors(seen(honest, hq[1], round));
        assertEquals(hq[1], actual.length);
        for (int i = 0; i < actual.length; i++) {
          String place = "%s with %s, h = %d, attacker %d".formatted(text, kind, hq[0], i);
          assertClose(expected[i], actual[i], place);
        }
      }
    }
  }

  private static Knowledge seen(Gradients honest, int q, Round round) {
    return new Knowledge(
        honest, honest.mean(Compute.SERIAL), honest.count() + q, q, null, round, Compute.SERIAL);
  }

  /** To a share of the longest coordinate: small ones are differences of large ones. */
  private static void assertClose(double[] expected, float[] actual, String place) {
    double largest = 0;
    for (double x : expected) {
      largest = Double.isFinite(x) ? Math.max(largest, Math.abs(x)) : largest;
    }
    assertArrayEquals(expected, Doubles.of(actual), 1e-5 * largest + 1e-300, place);
  }

  @ParameterizedTest
  @MethodSource("labels")
  void everyLabelBecomesThatOfTheSlowVersion(String text) {
    Spec spec = Attacks.CATALOGUE.complete(Spec.parse(text));
    SlowLabels slow = (SlowLabels) SlowVersions.ofAttack(spec.name());
    DataAttack attack = (DataAttack) Attacks.parse(text);
    for (int classes : new int[] {1, 2, 3, 10}) {
      for (int index = 0; index < 40; index++) {
        TrainingImage image = new TrainingImage(index, index % classes, classes, 5);
        int label = attack.label(image);
        assertEquals(slow.label(image, new Arguments(spec)), label, text + " of " + image);
        assertTrue(label >= 0 && label < classes, text + " of " + image);
      }
    }
  }
}
