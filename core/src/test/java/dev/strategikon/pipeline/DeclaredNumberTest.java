package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Admission;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.rule.Round;
import dev.strategikon.samples.Samples;
import org.junit.jupiter.api.Test;

/** What a rule is told of the number of Byzantine vectors. */
class DeclaredNumberTest {
  @Test
  void aRuleMayInsistOnItsOwnQ() {
    Aggregator own = Aggregator.parse("krum(q=11)");
    assertEquals(11, own.declared(12));
    own.check(25, 12);
    assertEquals("krum(neighbours=m-q-2, q=11)", Rules.parse("krum(q=11)").text());
  }

  @Test
  void rejectedVectorsLowerBothCounts() {
    // With m = 7 and q = 2 Krum counts 3 neighbours; one rejected leaves m = 6, q = 1: again 3.
    float[][] received = {{-0.2f}, {0}, {0.3f}, {0.5f}, {0.7f}, {-0.1f}, {Float.NaN}};
    Admission admission = Admission.admit(received, 1, NonFinite.REJECT, Compute.SERIAL);
    float[] expected = aggregate("krum(q=1)", Samples.column(-0.2f, 0, 0.3f, 0.5f, 0.7f, -0.1f), 2);
    assertArrayEquals(
        expected,
        Aggregator.parse("krum").aggregate(admission, 2, Round.FIRST, Compute.SERIAL).vector());
  }

  private static float[] aggregate(String rule, Gradients gradients, int q) {
    return Aggregator.parse(rule).aggregate(gradients, q).vector();
  }
}
