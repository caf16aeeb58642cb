package dev.strategikon.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.samples.AllKnowing;
import dev.strategikon.slow.Specs;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every attack on gradients of the catalogue sends the same bits with both kernels. */
class SameAttacksTest {
  static Stream<String> attacks() {
    return Specs.attacks().stream().filter(spec -> Attacks.parse(spec) instanceof GradientAttack);
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void attacksHaveTheSameBits(String spec) {
    GradientAttack attack = (GradientAttack) Attacks.parse(spec);
    Gradients honest = SameRulesTest.gradients(11, 5000);
    for (String rule : new String[] {"krum", "meamed"}) {
      Aggregator target = Aggregator.parse(rule);
      float[][] expected = attack.vectors(AllKnowing.of(honest, 3, target, SameRulesTest.SCALAR));
      float[][] actual = attack.vectors(AllKnowing.of(honest, 3, target, SameRulesTest.SIMD));
      assertEquals(3, actual.length);
      for (int i = 0; i < 3; i++) {
        KernelData.assertBits(expected[i], actual[i]);
      }
    }
  }
}
