package dev.strategikon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A sweep's file is text: what YAML can do beyond that is not done. */
class HostileYamlTest {
  private static final AtomicInteger CALLS = new AtomicInteger();

  /** What a tag could name: any class with a constructor. */
  static final class Trap {
    Trap(String argument) {
      CALLS.incrementAndGet();
      throw new AssertionError(argument);
    }
  }

  @Test
  void aTagMakesNoObject() {
    Map<String, Object> mapping =
        SweepYaml.mapping("rule: !!" + Trap.class.getName() + " ['median']\n");
    assertEquals(List.of("median"), mapping.get("rule"));
    assertEquals(0, CALLS.get());
  }

  @Test
  void aliasesOfAliasesDoNotGrow() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (int level = 1; level < 12; level++) {
      String alias = "*a" + (level - 1);
      bomb.append(
          "a%d: &a%d [%s]\n"
              .formatted(
                  level,
                  level,
                  String.join(
                      ", ", List.of(alias, alias, alias, alias, alias, alias, alias, alias))));
    }
    assertTrue(values(SweepYaml.mapping(bomb.toString())) < 200);
  }

  private static long values(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().mapToLong(HostileYamlTest::values).sum();
    }
    return value instanceof Collection<?> list
        ? list.stream().mapToLong(HostileYamlTest::values).sum()
        : 1;
  }
}
