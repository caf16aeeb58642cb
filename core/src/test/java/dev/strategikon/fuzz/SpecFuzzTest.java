package dev.strategikon.fuzz;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.pipeline.Rules;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Damaged specs of rules and attacks. */
class SpecFuzzTest {
  private static final List<Class<?>> REFUSALS = List.of(IllegalArgumentException.class);

  @Test
  void damagedSpecsAreRefused() throws Exception {
    try (InputStream in = SpecFuzzTest.class.getResourceAsStream("/corpus/specs.txt")) {
      List<byte[]> specs =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(line -> line.getBytes(StandardCharsets.UTF_8))
              .toList();
      Fuzzing.damage(SpecFuzzTest::parse, specs, REFUSALS);
    }
  }

  /** The time of a pattern with two ways to take a space grew with the square of the spaces. */
  @Test
  void manySpacesTakeNoLonger() throws Exception {
    String spaces = " ".repeat(300_000);
    for (String spec :
        List.of(
            "krum" + spaces + "x",
            "krum(q=1" + spaces + "x y=2)",
            "krum(q=" + spaces + "1 1" + spaces + "x)")) {
      Fuzzing.one(SpecFuzzTest::parse, spec.getBytes(StandardCharsets.UTF_8), REFUSALS, "spaces");
    }
  }

  /** Decimal digits become a number in a time that grows with their square, too. */
  @Test
  void manyDigitsTakeNoLonger() throws Exception {
    String digits = "9".repeat(2_000_000);
    for (String spec : List.of("krum(q=" + digits + ")", "ipm(epsilon=" + digits + ")")) {
      Fuzzing.one(SpecFuzzTest::parse, spec.getBytes(StandardCharsets.UTF_8), REFUSALS, "digits");
    }
  }

  private static void parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      Rules.parse(text);
    } finally {
      Attacks.CATALOGUE.parse(text);
    }
  }
}
