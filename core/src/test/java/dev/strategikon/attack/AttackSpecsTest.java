package dev.strategikon.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.strategikon.attack.catalogue.Attacks;
import org.junit.jupiter.api.Test;

/** Specs of attacks are completed and checked. */
class AttackSpecsTest {
  @Test
  void specsAreCompletedAndChecked() {
    assertEquals("opposite-side(margin=1)", Attacks.CATALOGUE.parse("opposite-side").text());
    assertEquals(
        "ipm needs epsilon (the scale of the honest mean, say 0.5): write ipm(epsilon=…)",
        assertThrows(IllegalArgumentException.class, () -> Attacks.parse("ipm")).getMessage());
    assertThrows(IllegalArgumentException.class, () -> Attacks.parse("reverse(scale=0)"));
    assertThrows(IllegalArgumentException.class, () -> Attacks.parse("opposite-side(margin=-1)"));
  }
}
