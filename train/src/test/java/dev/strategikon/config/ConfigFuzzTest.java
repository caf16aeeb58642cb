package dev.strategikon.config;

import dev.strategikon.fuzz.Fuzzing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged and hostile sweeps in YAML, and values of {@code --set}. */
class ConfigFuzzTest {
  private static final List<Class<?>> REFUSALS = List.of(InvalidConfigException.class);

  @Test
  void damagedSweepsAreRefused() throws Exception {
    Fuzzing.damage(
        ConfigFuzzTest::parse, List.of(corpus("sweep.yaml"), corpus("blocks.yaml")), REFUSALS);
  }

  @Test
  void damagedValuesAreRefused() throws Exception {
    Fuzzing.damage(
        bytes ->
            SweepFile.parse(
                "rule: mean", Map.of("attack", new String(bytes, StandardCharsets.UTF_8))),
        List.of("[none, ipm(epsilon=0.5), alie(z=1.5)]".getBytes(StandardCharsets.UTF_8)),
        REFUSALS);
  }

  /** In turn: aliases of aliases, a large grid, brackets within brackets, keys and digits. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "aliases",
        "grid",
        "brackets",
        "braces",
        "dashes",
        "merge",
        "digits",
        "word",
        "flow"
      })
  void bombsAreRefused(String kind) throws Exception {
    Fuzzing.one(ConfigFuzzTest::parse, bomb(kind).getBytes(StandardCharsets.UTF_8), REFUSALS, kind);
  }

  private static String bomb(String kind) {
    return switch (kind) {
      case "aliases" -> aliases();
      case "merge" ->
          "a: &a {rule: mean}\nb: &b {<<: [*a, *a, *a]}\nseed: {<<: [*b, *b, *b]}\n";
      case "grid" -> grid();
      case "brackets" -> "seed: " + "[".repeat(100_000);
      case "braces" -> "seed: " + "{a: ".repeat(100_000);
      case "dashes" -> "seed:\n" + "- ".repeat(100_000) + "1";
      case "flow" -> "seed: [1" + ", 1".repeat(300_000) + "]";
      case "digits" -> "seed: " + "9".repeat(1_000_000);
      default -> "rule: " + "x".repeat(1_000_000);
    };
  }

  private static String aliases() {
    StringBuilder text = new StringBuilder("a: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
    for (int i = 1; i < 40; i++) {
      String before = "*a" + (i - 1) + ", ";
      text.append("a%d: &a%d [%s1]%n".formatted(i, i, before.repeat(9)));
    }
    return text.append("seed: *a39\n").toString();
  }

  private static String grid() {
    StringBuilder text = new StringBuilder();
    for (String key : List.of("seed", "batch", "steps", "workers", "evaluate-every")) {
      text.append(key).append(":\n").append("- 1\n".repeat(9_999));
    }
    return text.toString();
  }

  private static void parse(byte[] bytes) {
    SweepFile.parse(new String(bytes, StandardCharsets.UTF_8), Map.of());
  }

  private static byte[] corpus(String name) throws IOException {
    try (InputStream in = ConfigFuzzTest.class.getResourceAsStream("/corpus/" + name)) {
      return in.readAllBytes();
    }
  }
}
